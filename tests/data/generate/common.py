# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts of this folder share: where the golden files are, reading and writing them, and --check.

Needs numpy. The safetensors files are read and written here, so that a script runs with any torch, Debian 12's
python3-torch 1.13.1 included, for which there is no package of safetensors.
"""
import argparse
import json
import re
import sys
from pathlib import Path

import numpy

DATA = Path(__file__).resolve().parent.parent
DTYPES = {"F32": numpy.float32, "F64": numpy.float64, "I64": numpy.int64}
VERSIONS = [(r"(^|/)(about|torch|diffusers|script|set|note)(/|$)", None)]  # never compared


def read_tensors(path):
    """The tensors of a safetensors file by name, as numpy arrays, and its metadata."""
    content = Path(path).read_bytes()
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8:8 + size])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(content[8 + size + begin:8 + size + end], DTYPES[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"]).copy()
    return tensors, metadata


def write_tensors(path, tensors, metadata):
    names = {numpy.dtype(dtype): name for name, dtype in DTYPES.items()}
    header = {"__metadata__": {key: str(value) for key, value in metadata.items()}}
    content = b""
    # By alignment, then by name, as the safetensors package does.
    for name in sorted(tensors, key=lambda n: (-tensors[n].dtype.itemsize, n)):
        values = numpy.asarray(tensors[name], order="C")
        header[name] = {"dtype": names[values.dtype], "shape": list(values.shape),
                        "data_offsets": [len(content), len(content) + values.nbytes]}
        content += values.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(len(text).to_bytes(8, "little") + text + content)


def kept(name):
    """A golden file of tests/data: a dictionary of tensors (torch) or what the JSON holds."""
    if name.endswith(".json"):
        return json.loads((DATA / name).read_text())
    import torch
    return {key: torch.from_numpy(values) for key, values in read_tensors(DATA / name)[0].items()}


def drawn(draw, seed, *shape):
    """draw(shape), torch.rand or torch.randn, right after torch.manual_seed(seed)."""
    import torch
    torch.manual_seed(seed)
    return draw(*shape)


def unlike_at_first(net, seed):
    """Gives every normalisation other weights and statistics than 1 and 0, which would hide a mistake."""
    import torch
    torch.manual_seed(seed)
    with torch.no_grad():
        for module in net.modules():
            if not isinstance(module, (torch.nn.GroupNorm, torch.nn.BatchNorm2d)):
                continue
            module.weight.copy_(1 + 0.25 * torch.randn(module.weight.shape))
            module.bias.copy_(0.15 * torch.randn(module.bias.shape))
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.copy_(0.2 * torch.randn(module.bias.shape))
                module.running_var.copy_(0.4 + 1.2 * torch.rand(module.bias.shape))
                module.num_batches_tracked.fill_(37)
    return net


def copied(net):
    """Its state dict, which does not change when the network does."""
    return {name: t.clone() for name, t in net.state_dict().items()}


def versions():
    """Who computed it, for the head of a file."""
    import torch
    head = {"torch": f"{torch.__version__} (CPU, 1 thread, float32)"}
    if "diffusers" in sys.modules:
        head["diffusers"] = sys.modules["diffusers"].__version__
    return head


def shortest(values):
    """The shortest decimals that give the float32 back."""
    return [float(str(numpy.float32(v))) for v in values]


def as_arrays(tensors):
    return {name: t.detach().cpu().numpy() if hasattr(t, "detach") else t for name, t in tensors.items()}


def largest_difference(a, b):
    """Absolute, of two tensors."""
    return float((a.detach().double() - b.detach().double()).abs().max())


def _flat(content, path=""):
    """(path, numpy array of numbers) and (path, anything else) of nested dictionaries and lists."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _flat(value, f"{path}/{key}" if path else str(key))
    elif isinstance(content, numpy.ndarray):
        yield path, content.astype(numpy.float64)
    elif isinstance(content, (int, float)) and not isinstance(content, bool):
        yield path, numpy.array([content], numpy.float64)
    elif isinstance(content, list) and content:
        try:
            yield path, numpy.array(content, numpy.float64)
        except (TypeError, ValueError):
            for place, value in enumerate(content):
                name = value.get("name", place) if isinstance(value, dict) else place
                yield from _flat(value, f"{path}/{name}")
    else:
        yield path, content


def compare(made, expected, tolerances, label):
    """Prints the largest difference for each tolerance; returns whether all are within theirs.

    tolerances: (regular expression of a path, number), the first that matches; None leaves it out. A difference
    is relative to the largest number of the array where that is above 1.
    """
    made, expected = dict(_flat(made)), dict(_flat(expected))
    rules = VERSIONS + tolerances + [("", 0.0)]
    worst = {}
    good = True
    for path in sorted(set(made) | set(expected)):
        place, tolerance = next((i, t) for i, (pattern, t) in enumerate(rules) if re.search(pattern, path))
        if tolerance is None:
            continue
        if path not in made or path not in expected:
            print(f"{label}: {path} is in {'the made' if path in made else 'the kept'} file only")
            good = False
            continue
        a, b = made[path], expected[path]
        if isinstance(a, numpy.ndarray) and isinstance(b, numpy.ndarray):
            if a.shape != b.shape:
                print(f"{label}: {path} has the shape {a.shape}, kept {b.shape}")
                good = False
                continue
            difference = float(numpy.abs(a - b).max() / max(1.0, numpy.abs(b).max())) if a.size else 0.0
        else:
            difference = 0.0 if type(a) is type(b) and a == b else float("inf")
        count, before, where = worst.get(place, (0, -1.0, ""))
        worst[place] = (count + 1, *max((before, where), (difference, path)))
        if difference > rules[place][1]:
            print(f"{label}: {path} differs by {difference:.2g}")
    for place, (count, difference, path) in sorted(worst.items()):
        tolerance = rules[place][1]
        good = good and difference <= tolerance
        print(f"{label}: {rules[place][0] or 'the rest'}: {count} compared, largest difference {difference:.2g}"
              f" (allowed {tolerance:g}) at {path}")
    print(f"{label}: {'reproduced' if good else 'NOT reproduced'}")
    return good


def run(doc, make, tolerances):
    """The command line of every script. make() returns {file name: content}: what a JSON file holds, or a pair of
    tensors and metadata. tolerances: see compare(); or a function that gives them for a file name."""
    parser = argparse.ArgumentParser(description=doc.strip().split("\n")[0])
    parser.add_argument("--out", type=Path, default=DATA,
                        help="where to write: a folder, or the file if there is one (default: tests/data)")
    parser.add_argument("--check", action="store_true",
                        help="write nothing, print the largest differences from the files in tests/data")
    options = parser.parse_args()
    try:
        import torch
        torch.set_num_threads(1)
    except ImportError:
        pass  # resize.py needs none
    good = True
    made = make()
    for name, content in made.items():
        tensors = name.endswith(".safetensors")
        if tensors:
            content = (as_arrays(content[0]), content[1])
        if options.check:
            expected = read_tensors(DATA / name)[0] if tensors else kept(name)
            rules = tolerances(name) if callable(tolerances) else tolerances
            good = compare(content[0] if tensors else content, expected, rules, name) and good
            continue
        path = options.out / name if options.out.is_dir() or len(made) > 1 else options.out
        if tensors:
            write_tensors(path, *content)
        else:
            compact = name in ("golden_schedulers.json", "golden_resize.json")
            path.write_text(json.dumps(content, separators=(",", ":") if compact else None,
                                       indent=None if compact else 1, ensure_ascii=False) + "\n")
        print(path)
    sys.exit(0 if good else 1)
