<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>exports</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>%1 was not saved: %2. Choose another place.</source>
        <translation>%1 未能保存：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>--set %1: write KEY=VALUE, e.g. batch_size=64.</source>
        <translation>--set %1：请写成 KEY=VALUE，例如 batch_size=64。</translation>
    </message>
    <message>
        <source>%1 already holds a run. Go on with it by --resume, or name another folder.</source>
        <translation>%1 中已有训练记录。请用 --resume 继续训练，或指定另一个文件夹。</translation>
    </message>
    <message>
        <source>%1: the picture carries no recipe. Open one that this program saved.</source>
        <translation>%1：这张图片不带配方。请打开由本程序保存的图片。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a whole number. Give one in %3..%4.</source>
        <translation>%1：“%2”不是整数。请填 %3..%4 之间的整数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number. Give one in %3..%4.</source>
        <translation>%1：“%2”不是数字。请填 %3..%4 之间的数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither true nor false.</source>
        <translation>%1：“%2”既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a text in quotes.</source>
        <translation>%1：“%2”不是带引号的文本。</translation>
    </message>
    <message>
        <source>%1: %2 is out of range. Give a value in %3..%4.</source>
        <translation>%1：%2 超出范围。请填 %3..%4 之间的值。</translation>
    </message>
    <message>
        <source>%1: there is no &quot;%2&quot;. Choose one of: %3.</source>
        <translation>%1：没有“%2”。可选：%3。</translation>
    </message>
    <message>
        <source>%1: should be an object in braces.</source>
        <translation>%1：应当是花括号中的对象。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; stands there twice. Keep one of them.</source>
        <translation>字段“%1”出现了两次。请只保留一个。</translation>
    </message>
    <message>
        <source>A recipe is a JSON object in braces.</source>
        <translation>配方是花括号中的 JSON 对象。</translation>
    </message>
    <message>
        <source>%1: not valid JSON at byte %2. Mend the file or choose another.</source>
        <translation>%1：第 %2 字节处不是有效的 JSON。请修正文件，或换一个文件。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What this experiment is called.</source>
        <translation>这个实验的名称。</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Which pictures x the network learns from.</source>
        <translation>网络从哪些图像 x 中学习。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the data files are; empty: the usual places are searched.</source>
        <translation>数据文件所在的位置；留空则搜索常用位置。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Height and width in pixels; other sizes than the data&apos;s own are resized (bilinear, antialiased).</source>
        <translation>高和宽，以像素计；与数据自身尺寸不同时进行缩放（双线性，抗锯齿）。</translation>
    </message>
    <message>
        <source>Value range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>What paper and ink become: 0..1, or -1..1 where the noise is Gaussian.</source>
        <translation>像素值的范围，从纸到墨：0..1；噪声为高斯分布时用 -1..1。</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Mirrors each training image left to right with probability one half.</source>
        <translation>以二分之一的概率左右翻转每张训练图像。</translation>
    </message>
    <message>
        <source>Test images too</source>
        <translation>含测试集</translation>
    </message>
    <message>
        <source>Trains on the test images as well as on the training images.</source>
        <translation>除训练集外，也用测试集的图像来训练。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The function that maps a noised picture to its prediction.</source>
        <translation>把加噪图映射为预测的函数。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪方式</translation>
    </message>
    <message>
        <source>How a clean picture and noise are mixed into a noised one.</source>
        <translation>退化过程：如何把原图与噪声混合成加噪图。</translation>
    </message>
    <message>
        <source>Random amount</source>
        <translation>随机噪声量</translation>
    </message>
    <message>
        <source>Draws the amount of noise anew for every training image, evenly in 0..1.</source>
        <translation>为每张训练图像重新抽取噪声量，在 0..1 上均匀分布。</translation>
    </message>
    <message>
        <source>Fixed amount</source>
        <translation>固定噪声量</translation>
    </message>
    <message>
        <source>The amount of noise in every training image when it is not random.</source>
        <translation>噪声量不随机时，每张训练图像所用的噪声量。</translation>
    </message>
    <message>
        <source>Predicts</source>
        <translation>预测目标</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How gradients become steps; adamw decays the weights apart from them.</source>
        <translation>如何由梯度得到更新量；adamw 的权重衰减与梯度分开进行。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The length of one step. May be changed while training.</source>
        <translation>每一步更新的幅度。训练时也可以修改。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the gradients forgets.</source>
        <translation>Adam 的梯度均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the squared gradients forgets.</source>
        <translation>Adam 的梯度平方均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Added to the root of the squared gradients&apos; mean before dividing by it.</source>
        <translation>做除法之前，加到梯度平方均值的平方根上。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls all weights towards zero.</source>
        <translation>把所有权重拉向零。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images in one step; the gradient is their mean.</source>
        <translation>一步所用的图像数；梯度是它们的平均。</translation>
    </message>
    <message>
        <source>Drop last</source>
        <translation>丢弃末批</translation>
    </message>
    <message>
        <source>Leaves out the last batch of an epoch when it is not full.</source>
        <translation>每轮的最后一批不满时将其丢弃。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Passes over all the data.</source>
        <translation>遍历全部数据的次数。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Fixes the first weights, the order of the images and the noise: same seed, same losses.</source>
        <translation>决定初始权重、图像顺序和噪声：种子相同，损失就相同。</translation>
    </message>
    <message>
        <source>A recipe has no field &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation>配方中没有字段“%1”。是不是“%2”？</translation>
    </message>
    <message>
        <source>Fashion · BasicUNet</source>
        <translation>服装 · BasicUNet</translation>
    </message>
    <message>
        <source>Clothes at 28x28, uniform noise of a random amount, predicts the clean picture (texts 001, 002).</source>
        <translation>28x28 的服装图像，均匀噪声，噪声量随机，预测原图（教材 001、002）。</translation>
    </message>
    <message>
        <source>Digits · BasicUNet</source>
        <translation>数字 · BasicUNet</translation>
    </message>
    <message>
        <source>The same on handwritten digits (texts 001, 002).</source>
        <translation>同样的实验，用手写数字（教材 001、002）。</translation>
    </message>
    <message>
        <source>Shapes · BasicUNet</source>
        <translation>图形 · BasicUNet</translation>
    </message>
    <message>
        <source>The same on built-in shapes: needs no data files.</source>
        <translation>同样的实验，用内置图形：不需要数据文件。</translation>
    </message>
    <message>
        <source>There is no recipe &quot;%1&quot; and no such file. The command &quot;list recipes&quot; names them.</source>
        <translation>没有配方“%1”，也没有这个文件。命令“list recipes”会列出所有配方。</translation>
    </message>
    <message>
        <source>The range is &quot;%1&quot;; it must be 0..1 or -1..1.</source>
        <translation>取值范围是“%1”；它必须是 0..1 或 -1..1。</translation>
    </message>
    <message>
        <source>The dataset holds no images. Choose another.</source>
        <translation>数据集中没有图像。请换一个。</translation>
    </message>
    <message>
        <source>Image %1 was asked for; the dataset has images 0 to %2.</source>
        <translation>请求的是图像 %1；数据集只有图像 0 到 %2。</translation>
    </message>
    <message>
        <source>%1: there is no such file. Check the path.</source>
        <translation>%1：没有这个文件。请检查路径。</translation>
    </message>
    <message>
        <source>%1: the file cannot be read (%2).</source>
        <translation>%1：无法读取文件（%2）。</translation>
    </message>
    <message>
        <source>%1: zlib could not be started.</source>
        <translation>%1：无法启动 zlib。</translation>
    </message>
    <message>
        <source>%1: reading the file failed. Check the disk.</source>
        <translation>%1：读取文件失败。请检查磁盘。</translation>
    </message>
    <message>
        <source>%1: the gzip data end too early. Download the file again.</source>
        <translation>%1：gzip 数据不完整。请重新下载文件。</translation>
    </message>
    <message>
        <source>%1: the gzip data are damaged (%2). Download the file again.</source>
        <translation>%1：gzip 数据已损坏（%2）。请重新下载文件。</translation>
    </message>
    <message>
        <source>%1: there are bytes after the end of the gzip data. Download the file again.</source>
        <translation>%1：gzip 数据结束后还有多余的字节。请重新下载文件。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 grey pictures of clothes, 28x28, ten classes (Xiao et al. 2017)</source>
        <translation>70,000 张灰度服装图像，28x28，十个类别（Xiao 等，2017）</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>70,000 handwritten digits, 28x28 (LeCun et al. 1998)</source>
        <translation>70,000 张手写数字，28x28（LeCun 等，1998）</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>14,000 drawn shapes, 28x28, ten classes; built in, needs no files</source>
        <translation>14,000 张绘制的图形，28x28，十个类别；内置，不需要文件</translation>
    </message>
    <message>
        <source>There is no dataset &quot;%1&quot;. Choose one of: %2.</source>
        <translation>没有数据集“%1”。可选：%2。</translation>
    </message>
    <message>
        <source>%1 images of %2x%2 would need more than 4 GiB. Choose a smaller image_size.</source>
        <translation>%1 张 %2x%2 的图像需要超过 4 GiB 内存。请减小 image_size。</translation>
    </message>
    <message>
        <source>image_size is %1; it goes from 1 to %2, or 0 for the size as stored.</source>
        <translation>image_size 是 %1；它应在 1 到 %2 之间，0 表示保持原始尺寸。</translation>
    </message>
    <message>
        <source>%1: this is not an IDX file (it begins with &quot;%2&quot;, not 00 00). Download it again.</source>
        <translation>%1：这不是 IDX 文件（开头是“%2”，而不是 00 00）。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header has the unknown type code 0x%2. Download it again.</source>
        <translation>%1：IDX 文件头中的类型码 0x%2 未知。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header says %2 dimensions; 1 to 3 can be read.</source>
        <translation>%1：IDX 文件头声明有 %2 维；只能读取 1 到 3 维。</translation>
    </message>
    <message>
        <source>%1: the file ends inside its IDX header. Download it again.</source>
        <translation>%1：文件在 IDX 文件头中间就结束了。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header promises %2 values, more than the 2 GiB that can be read.</source>
        <translation>%1：IDX 文件头声明有 %2 个值，超过了可读取的 2 GiB。</translation>
    </message>
    <message>
        <source>%1: the file ends too early: its header promises %2 bytes, there can be at most %3. Download it again.</source>
        <translation>%1：文件不完整：文件头声明有 %2 字节，实际至多 %3 字节。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the file goes on after the %2 bytes its header promises. Download it again.</source>
        <translation>%1：文件头声明有 %2 字节，其后还有多余内容。请重新下载。</translation>
    </message>
    <message>
        <source>%1 is %2&apos;s file (%3), not %4&apos;s. Put %4&apos;s %5 file there.</source>
        <translation>%1 是 %2 的文件（%3），不是 %4 的。请放入 %4 的 %5 文件。</translation>
    </message>
    <message>
        <source>%1 is %2&apos;s %3 file, not its %4 file. Give the files their own names back.</source>
        <translation>%1 是 %2 的 %3 文件，不是 %4 文件。请恢复这些文件原来的名字。</translation>
    </message>
    <message>
        <source>%1: the file cannot be read. Check its permissions.</source>
        <translation>%1：无法读取文件。请检查它的权限。</translation>
    </message>
    <message>
        <source>%1 was not found in %2. Put its four files (train-images-idx3-ubyte.gz and so on) into ~/.local/share/diffusion-playground/datasets/MNIST/raw, or name their folder.</source>
        <translation>在 %2 中没有找到 %1。请把它的四个文件（train-images-idx3-ubyte.gz 等）放入 ~/.local/share/diffusion-playground/datasets/MNIST/raw，或指定它们所在的文件夹。</translation>
    </message>
    <message>
        <source>%1 was not found in %2. Install it (sudo apt install dataset-fashion-mnist), or name the folder of its files.</source>
        <translation>在 %2 中没有找到 %1。请安装它（sudo apt install dataset-fashion-mnist），或指定其文件所在的文件夹。</translation>
    </message>
    <message>
        <source>%1: %2&apos;s file %3-idx%4-ubyte (or .gz) is missing in this folder. Put it there.</source>
        <translation>%1：这个文件夹缺少 %2 的文件 %3-idx%4-ubyte（或 .gz）。请放入该文件。</translation>
    </message>
    <message>
        <source>%1: the file holds %2; %3 must be u8 in %4 dimension(s).</source>
        <translation>%1：文件的内容是 %2；%3 必须是 %4 维的 u8。</translation>
    </message>
    <message>
        <source>%1: the file holds no values (%2).</source>
        <translation>%1：文件中没有值（%2）。</translation>
    </message>
    <message>
        <source>%1 has %2 images but %3 has %4 labels. They are not of one set.</source>
        <translation>%1 有 %2 张图像，而 %3 有 %4 个标签。它们不属于同一个数据集。</translation>
    </message>
    <message>
        <source>%1: label %2 is %3; labels go from 0 to 9.</source>
        <translation>%1：第 %2 个标签是 %3；标签应在 0 到 9 之间。</translation>
    </message>
    <message>
        <source>%1: the test images are %2x%3, the training images %4x%5. They are not of one set.</source>
        <translation>%1：测试图像是 %2x%3，训练图像是 %4x%5。它们不属于同一个数据集。</translation>
    </message>
    <message>
        <source>%1 is not in %2 (nor in its folders %3/raw, %4, raw): train-images-idx3-ubyte or .gz is missing. Name another folder, or none to look in the usual places.</source>
        <translation>%2（及其子文件夹 %3/raw、%4、raw）中没有 %1：缺少 train-images-idx3-ubyte 或 .gz。请指定另一个文件夹，或留空以搜索常用位置。</translation>
    </message>
    <message>
        <source>Uniform mix</source>
        <translation>均匀噪声混合</translation>
    </message>
    <message>
        <source>Gaussian mix</source>
        <translation>高斯噪声混合</translation>
    </message>
    <message>
        <source>%1: cannot be written, the disk is full: free some space (%2).</source>
        <translation>%1：无法写入，磁盘已满：请腾出一些空间（%2）。</translation>
    </message>
    <message>
        <source>%1: not writable: choose another folder (%2).</source>
        <translation>%1：不可写：请换一个文件夹（%2）。</translation>
    </message>
    <message>
        <source>%1: cannot be written (%2). Check the path and the disk.</source>
        <translation>%1：无法写入（%2）。请检查路径和磁盘。</translation>
    </message>
    <message>
        <source>%1: is a folder or a device, not a file. Choose another name.</source>
        <translation>%1：是文件夹或设备，不是文件。请换一个名字。</translation>
    </message>
    <message>
        <source>%1: has %2 bytes, at most %3 are read. Is it the right file?</source>
        <translation>%1：有 %2 字节，最多只读取 %3 字节。文件选对了吗？</translation>
    </message>
    <message>
        <source>%1: cannot be read (%2). Check the file and its permissions.</source>
        <translation>%1：无法读取（%2）。请检查文件及其权限。</translation>
    </message>
    <message>
        <source>%1: is a folder or a device, not a file. Choose a file.</source>
        <translation>%1：是文件夹或设备，不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>%1: the file ended while it was read. Try again.</source>
        <translation>%1：读取过程中文件提前结束。请重试。</translation>
    </message>
    <message>
        <source>%1: line %2 is not the next step as &quot;step,epoch,seconds,loss&quot;. Correct or delete the file.</source>
        <translation>%1：第 %2 行不是形如“step,epoch,seconds,loss”的下一步。请改正或删除该文件。</translation>
    </message>
    <message>
        <source>%1: is not a JSON object. Choose a model&apos;s config.json.</source>
        <translation>%1：不是 JSON 对象。请选择模型的 config.json。</translation>
    </message>
    <message>
        <source>%1: does not say which network it is. Give &quot;_class_name&quot; as text.</source>
        <translation>%1：没有说明是哪种网络。请用文本给出“_class_name”。</translation>
    </message>
    <message>
        <source>%1: is not JSON from byte %2 on. Correct it or get it again.</source>
        <translation>%1：从第 %2 字节起不是 JSON。请改正，或重新获取。</translation>
    </message>
    <message>
        <source>%1: holds a number that is too large. Correct it or get it again.</source>
        <translation>%1：其中有过大的数。请改正，或重新获取。</translation>
    </message>
    <message>
        <source>%1: its weights are in several files, which is not read. Save them as one %2.</source>
        <translation>%1：权重分在多个文件中，无法读取。请存成一个 %2。</translation>
    </message>
    <message>
        <source>%1: only pickled weights (.bin); they can carry code and are not read. Convert them to safetensors.</source>
        <translation>%1：只有 pickle 格式的权重（.bin）；其中可能含有代码，因此不予读取。请转换成 safetensors。</translation>
    </message>
    <message>
        <source>%1: has no weights. Put %2 there.</source>
        <translation>%1：没有权重。请放入 %2。</translation>
    </message>
    <message>
        <source>%1: there is no such folder. Choose a folder with config.json and weights.</source>
        <translation>%1：没有这个文件夹。请选择含有 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>%1: cannot be written, a text in it is not UTF-8. Correct it.</source>
        <translation>%1：无法写入，其中有文本不是 UTF-8。请改正。</translation>
    </message>
    <message>
        <source>%1: has only %2 bytes, too few for a .safetensors file. Get it again.</source>
        <translation>%1：只有 %2 字节，不足以构成 .safetensors 文件。请重新获取。</translation>
    </message>
    <message>
        <source>%1: its header would have %2 bytes, at most %3 are read. Is it a .safetensors file?</source>
        <translation>%1：文件头长达 %2 字节，最多只读取 %3 字节。它是 .safetensors 文件吗？</translation>
    </message>
    <message>
        <source>%1: the file ends after %2 bytes, within its header of %3. Get it again.</source>
        <translation>%1：文件只有 %2 字节，在 %3 字节的文件头中间就结束了。请重新获取。</translation>
    </message>
    <message>
        <source>%1: cannot be written, two things are called %2. Rename one.</source>
        <translation>%1：无法写入，有两项都叫 %2。请给其中一项改名。</translation>
    </message>
    <message>
        <source>%1: cannot be written, tensor %2 is of a kind that .safetensors does not hold. Convert it.</source>
        <translation>%1：无法写入，.safetensors 不支持张量 %2 的类型。请转换类型。</translation>
    </message>
    <message>
        <source>%1: cannot be written, a name in it is not UTF-8. Rename it.</source>
        <translation>%1：无法写入，其中有名称不是 UTF-8。请改名。</translation>
    </message>
    <message>
        <source>%1: cannot be written, its header would have %2 bytes. Write fewer tensors.</source>
        <translation>%1：无法写入，文件头将长达 %2 字节。请减少张量的个数。</translation>
    </message>
    <message>
        <source>%1: LibTorch failed (%2). Close other programs and try again.</source>
        <translation>%1：LibTorch 出错（%2）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>%1: __metadata__ may hold only text, field &quot;%2&quot; does not. The file is damaged: get it again.</source>
        <translation>%1：__metadata__ 只能含有文本，字段“%2”却不是。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its entry is not an object. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：它的条目不是对象。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 must hold whole numbers from 0 on. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：它的 %3 必须是不小于 0 的整数。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 is of the wrong kind. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：它的 %3 类型不对。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its shape is too large (%3). The file is damaged: get it again.</source>
        <translation>%1：张量 %2：形状过大（%3）。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: has more than %3 dimensions. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：超过 %3 维。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: is there twice. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：出现了两次。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is twice in __metadata__. The file is damaged: get it again.</source>
        <translation>%1：字段“%2”在 __metadata__ 中出现了两次。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: unknown field &quot;%3&quot;. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：未知字段“%3”。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 is there twice. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：它的 %3 出现了两次。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 is missing. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：缺少 %3。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its data_offsets must be two numbers, not %3. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：data_offsets 必须是两个数，而不是 %3 个。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: its header is not JSON in UTF-8 (byte %2 of it). The file is damaged: get it again.</source>
        <translation>%1：文件头不是 UTF-8 编码的 JSON（第 %2 字节处）。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: its header is not a JSON object, padded with spaces alone. Is it a .safetensors file?</source>
        <translation>%1：文件头不是只用空格填充的 JSON 对象。它是 .safetensors 文件吗？</translation>
    </message>
    <message>
        <source>%1: tensor %2: dtype %3 is not supported. Convert it to F32.</source>
        <translation>%1：张量 %2：不支持数据类型 %3。请转换成 F32。</translation>
    </message>
    <message>
        <source>%1: tensor %2: ends (%3) before it begins (%4). The file is damaged: get it again.</source>
        <translation>%1：张量 %2：结束位置（%3）在开始位置（%4）之前。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: begins at %3, not at %4 (hole or overlap). The file is damaged: get it again.</source>
        <translation>%1：张量 %2：从 %3 开始，而不是从 %4 开始（有空洞或重叠）。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its shape is too large. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：形状过大。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: tensor %2: has %3 bytes, its shape needs %4. The file is damaged: get it again.</source>
        <translation>%1：张量 %2：有 %3 字节，而它的形状需要 %4 字节。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: %2 bytes follow its header, which promises %3. The file is damaged: get it again.</source>
        <translation>%1：文件头之后有 %2 字节，而文件头声明有 %3 字节。文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>%1: the configuration must be a JSON object, it is %2.</source>
        <translation>%1：配置必须是 JSON 对象，现在是 %2。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be an integer, it is %3.</source>
        <translation>%1：字段“%2”必须是整数，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must lie between %3 and %4, it is %5.</source>
        <translation>%1：字段“%2”必须在 %3 和 %4 之间，现在是 %5。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which is not supported. Supported: %4.</source>
        <translation>%1：字段“%2”是 %3，不受支持。支持：%4。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a list of 1 to %3 entries, it is %4.</source>
        <translation>%1：字段“%2”必须是含 1 到 %3 项的列表，现在是 %4。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a number, it is %3.</source>
        <translation>%1：字段“%2”必须是数字，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be true or false, it is %3.</source>
        <translation>%1：字段“%2”必须是 true 或 false，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a number or a list of two, it is %3.</source>
        <translation>%1：字段“%2”必须是一个数或两个数的列表，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is unknown. Remove it, or check its spelling.</source>
        <translation>%1：未知字段“%2”。请删除它，或检查拼写。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a multiple of 4, since it is halved twice; it is %3.</source>
        <translation>%1：字段“%2”要减半两次，因此必须是 4 的倍数；现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must list 3 numbers, one for each level; it lists %3.</source>
        <translation>%1：字段“%2”必须列出 3 个数，每层一个；现在列出了 %3 个。</translation>
    </message>
    <message>
        <source>DliUNet: the network was built for images of %1x%1, these are %2x%3. Change image_size or the images.</source>
        <translation>DliUNet：网络是为 %1x%1 的图像构建的，而这些图像是 %2x%3。请更改 image_size，或更换图像。</translation>
    </message>
    <message>
        <source>The timestep must be one number, or one for each of the %1 images, not %2 numbers.</source>
        <translation>时间步必须是一个数，或者 %1 张图像各一个，而不是 %2 个。</translation>
    </message>
    <message>
        <source>Images must be a tensor of 4 dimensions (count, channels, height, width), not of %1.</source>
        <translation>图像必须是 4 维张量（数量、通道、高、宽），而不是 %1 维。</translation>
    </message>
    <message>
        <source>This network is conditioned on classes: class_labels is missing.</source>
        <translation>这个网络以类别为条件：缺少 class_labels。</translation>
    </message>
    <message>
        <source>This network is not conditioned on classes: leave class_labels out.</source>
        <translation>这个网络不以类别为条件：请去掉 class_labels。</translation>
    </message>
    <message>
        <source>The network could not be built: %1. Try smaller sizes.</source>
        <translation>无法构建网络：%1。请试试更小的尺寸。</translation>
    </message>
    <message>
        <source>%1: the network takes images of %2 channels, these have %3. Change in_channels or the images.</source>
        <translation>%1：网络接收 %2 通道的图像，而这些图像有 %3 个通道。请更改 in_channels，或更换图像。</translation>
    </message>
    <message>
        <source>%1: the image size %2x%3 cannot be halved at every level of the network. Choose a multiple of %4.</source>
        <translation>%1：图像尺寸 %2x%3 无法在网络的每一层减半。请选择 %4 的倍数。</translation>
    </message>
    <message>
        <source>BasicUNet</source>
        <translation>BasicUNet</translation>
    </message>
    <message>
        <source>Six 5x5 convolutions on three levels; skips are added; no timestep.</source>
        <translation>三层共六个 5x5 卷积；跳跃连接相加；没有时间步。</translation>
    </message>
    <message>
        <source>DLI U-Net</source>
        <translation>DLI U-Net</translation>
    </message>
    <message>
        <source>Three levels with batch normalisation; skips are joined; fixed image size; no timestep.</source>
        <translation>三层，带批量归一化；跳跃连接拼接；图像尺寸固定；没有时间步。</translation>
    </message>
    <message>
        <source>UNet2DModel</source>
        <translation>UNet2DModel</translation>
    </message>
    <message>
        <source>diffusers&apos; U-Net: resnets and self-attention, conditioned on the timestep.</source>
        <translation>diffusers 的 U-Net：ResNet 块与自注意力，以时间步为条件。</translation>
    </message>
    <message>
        <source>The network&apos;s configuration lacks &quot;_class_name&quot;, which says what network it is. Add it.</source>
        <translation>网络配置缺少说明网络种类的“_class_name”。请补上。</translation>
    </message>
    <message>
        <source>Field &quot;_class_name&quot;: no network is called &quot;%1&quot;. Known: %2.</source>
        <translation>字段“_class_name”：没有名为“%1”的网络。已有：%2。</translation>
    </message>
    <message>
        <source>class_labels must have the shape %1, they have %2.</source>
        <translation>class_labels 的形状必须是 %1，现在是 %2。</translation>
    </message>
    <message>
        <source>class_labels must be integers.</source>
        <translation>class_labels 必须是整数。</translation>
    </message>
    <message>
        <source>class_labels: %1 is out of range, the network knows classes 0 to %2.</source>
        <translation>class_labels：%1 超出范围，网络只认识类别 0 到 %2。</translation>
    </message>
    <message>
        <source>This network takes the logarithm of the timestep (time_embedding_type &quot;fourier&quot;): it must be above 0.</source>
        <translation>这个网络对时间步取对数（time_embedding_type 为“fourier”）：时间步必须大于 0。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; lists %3 levels, but &quot;block_out_channels&quot; lists %4.</source>
        <translation>%1：字段“%2”列出了 %3 层，而“block_out_channels”列出了 %4 层。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which cannot be halved at every level. Choose a multiple of %4.</source>
        <translation>%1：字段“%2”是 %3，无法在每一层减半。请选择 %4 的倍数。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which does not divide the width %4 of a block.</source>
        <translation>%1：字段“%2”是 %3，不能整除某个块的宽度 %4。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, half the first width: the frequencies would divide by zero.</source>
        <translation>%1：字段“%2”是 %3，恰为第一层宽度的一半：计算频率时会除以零。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; and the number of layers ask for about %3 million parameters; at most 2000 million are accepted.</source>
        <translation>%1：按字段“%2”和层数，大约需要 %3 百万个参数；最多接受 2000 百万个。</translation>
    </message>
    <message>
        <source>%1: holds another network&apos;s weights: missing %2; unknown %3. Choose the network they belong to.</source>
        <translation>%1：是另一个网络的权重：缺少 %2；未知 %3。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: lacks weights this network has: missing %2. Choose the network they belong to.</source>
        <translation>%1：缺少这个网络所需的权重：%2。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: has weights this network lacks: unknown %2. Choose the network they belong to.</source>
        <translation>%1：含有这个网络没有的权重：%2。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: has weights of another shape than the network&apos;s: %2. Choose the network&apos;s sizes to match.</source>
        <translation>%1：权重的形状与网络不符：%2。请让网络的尺寸与之一致。</translation>
    </message>
    <message>
        <source>%1: has weights of another kind than the network&apos;s: %2. Export them as F32 again.</source>
        <translation>%1：权重的类型与网络不符：%2。请重新导出为 F32。</translation>
    </message>
    <message>
        <source>%1: the optimiser state &quot;%2&quot; is missing or has another shape. Start the run anew.</source>
        <translation>%1：优化器状态“%2”缺失或形状不符。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: the step count of &quot;%2&quot; is negative. Start the run anew.</source>
        <translation>%1：“%2”的步数是负数。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: the checkpoint does not say its &quot;%2&quot;. Start the run anew.</source>
        <translation>%1：检查点中没有“%2”。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: there is no checkpoint to go on from. Train without --resume.</source>
        <translation>%1：没有可以继续的检查点。请去掉 --resume 再训练。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>All physical cores.</source>
        <translation>全部物理核心。</translation>
    </message>
    <message>
        <source>CUDA device</source>
        <translation>CUDA 设备</translation>
    </message>
    <message>
        <source>A graphics card that LibTorch sees.</source>
        <translation>LibTorch 能识别的显卡。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; here. Choose one of: %2.</source>
        <translation>这里没有设备“%1”。可选：%2。</translation>
    </message>
    <message>
        <source>A preview needs one amount per image.</source>
        <translation>预览时每张图像都需要一个噪声量。</translation>
    </message>
    <message>
        <source>There is no image %1 in &quot;%2&quot;.</source>
        <translation>“%2”中没有图像 %1。</translation>
    </message>
    <message>
        <source>The snapshot does not come from a trainer.</source>
        <translation>这个快照不是训练器产生的。</translation>
    </message>
    <message>
        <source>LibTorch reports: %1</source>
        <translation>LibTorch 报告：%1</translation>
    </message>
    <message>
        <source>There is not enough memory. Choose a smaller batch or smaller images.</source>
        <translation>内存不足。请减小批大小或图像尺寸。</translation>
    </message>
    <message>
        <source>The data set has %1 images: not one batch of %2. Choose a smaller batch_size.</source>
        <translation>数据集有 %1 张图像，不足一批 %2 张。请减小 batch_size。</translation>
    </message>
    <message>
        <source>The loss of step %1 is not a finite number; went back to the good weights of step %2. Lower the learning rate (now %3) and train on.</source>
        <translation>第 %1 步的损失不是有限数；已退回到第 %2 步的正常权重。请降低学习率（现为 %3）后继续训练。</translation>
    </message>
    <message>
        <source>%1: the run was trained on %2 images, the data set has %3. Give the same data.</source>
        <translation>%1：这次训练用的是 %2 张图像，而数据集有 %3 张。请提供同样的数据。</translation>
    </message>
    <message>
        <source>%1 cannot change in a run that goes on. Leave it out, or begin a new run without --resume.</source>
        <translation>继续训练时不能更改 %1。请去掉它，或不用 --resume 重新开始训练。</translation>
    </message>
    <message>
        <source>--resume goes on with the run&apos;s own recipe: leave out --recipe and --seed.</source>
        <translation>--resume 沿用该训练自己的配方：请去掉 --recipe 和 --seed。</translation>
    </message>
    <message>
        <source>%1 holds no run to go on with. Name another folder or leave out --resume.</source>
        <translation>%1 中没有可以继续的训练。请指定另一个文件夹，或去掉 --resume。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a JSON object in braces.</source>
        <translation>%1：“%2”不是花括号中的 JSON 对象。</translation>
    </message>
    <message>
        <source>Fashion · DLI U-Net, 16x16</source>
        <translation>服装 · DLI U-Net，16x16</translation>
    </message>
    <message>
        <source>Clothes at 16x16 under a fixed half of Gaussian noise, as the notebook trains it (texts 000, 004).</source>
        <translation>16x16 的服装图像，固定加一半高斯噪声，与笔记本中的训练一致（教材 000、004）。</translation>
    </message>
    <message>
        <source>Fashion · UNet2DModel</source>
        <translation>服装 · UNet2DModel</translation>
    </message>
    <message>
        <source>As Fashion · BasicUNet, with diffusers&apos; larger network at timestep 0 (text 001, 3.4.2); slow without a GPU.</source>
        <translation>同“服装 · BasicUNet”，改用 diffusers 的较大网络，时间步为 0（教材 001，3.4.2）；没有 GPU 时较慢。</translation>
    </message>
    <message>
        <source>Digits · UNet2DModel</source>
        <translation>数字 · UNet2DModel</translation>
    </message>
    <message>
        <source>The same on handwritten digits (text 001, 3.4.2); slow without a GPU.</source>
        <translation>同样的实验，用手写数字（教材 001，3.4.2）；没有 GPU 时较慢。</translation>
    </message>
    <message>
        <source>Fashion · DDPM</source>
        <translation>服装 · DDPM</translation>
    </message>
    <message>
        <source>A schedule of 1000 timesteps; the network is told the timestep and predicts the noise (text 001, 3.5); slow without a GPU.</source>
        <translation>1000 个时间步的噪声调度；网络得知时间步，预测噪声（教材 001，3.5）；没有 GPU 时较慢。</translation>
    </message>
    <message>
        <source>Fashion · DDPM, 16x16</source>
        <translation>服装 · DDPM，16x16</translation>
    </message>
    <message>
        <source>The same, small enough for a laptop: 16x16, a smaller network, the cosine schedule.</source>
        <translation>同样的实验，小到笔记本电脑也能训练：16x16，较小的网络，余弦调度。</translation>
    </message>
    <message>
        <source>Fashion · flow matching, 16x16</source>
        <translation>服装 · 流匹配，16x16</translation>
    </message>
    <message>
        <source>The straight line from picture to noise; the network predicts its direction, as today&apos;s image models do.</source>
        <translation>从图像到噪声的直线；网络预测它的方向，与如今的图像模型一样。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;%1&quot; must be %2.</source>
        <translation>噪声调度：字段“%1”必须是 %2。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;beta_schedule&quot; is &quot;%1&quot;. Supported: linear, scaled_linear, squaredcos_cap_v2, sigmoid, laplace.</source>
        <translation>噪声调度：字段“beta_schedule”是“%1”。支持：linear、scaled_linear、squaredcos_cap_v2、sigmoid、laplace。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;rescale_betas_zero_snr&quot; needs at least two timesteps, with noise added after the first.</source>
        <translation>噪声调度：字段“rescale_betas_zero_snr”至少需要两个时间步，且第一步之后要加入噪声。</translation>
    </message>
    <message>
        <source>x (1 - amount) + noise amount, noise uniform in 0..1 (texts 001, 002).</source>
        <translation>x (1 - amount) + noise amount，噪声在 0..1 上均匀分布，amount 为噪声量（教材 001、002）。</translation>
    </message>
    <message>
        <source>x (1 - amount) + noise amount, noise normal with mean 0, deviation 1 (text 000).</source>
        <translation>x (1 - amount) + noise amount，噪声服从均值 0、标准差 1 的正态分布，amount 为噪声量（教材 000）。</translation>
    </message>
    <message>
        <source>DDPM schedule</source>
        <translation>DDPM 调度</translation>
    </message>
    <message>
        <source>sqrt(abar) x + sqrt(1 - abar) noise at one of 1000 timesteps, normal noise (text 001, 3.5).</source>
        <translation>sqrt(abar) x + sqrt(1 - abar) noise，取 1000 个时间步之一，噪声为正态分布（教材 001，3.5）。</translation>
    </message>
    <message>
        <source>Flow matching</source>
        <translation>流匹配</translation>
    </message>
    <message>
        <source>The straight line from picture to normal noise; predicts its direction.</source>
        <translation>从图像到正态噪声的直线；预测它的方向。</translation>
    </message>
    <message>
        <source>No corruption is called &quot;%1&quot;. Known: %2.</source>
        <translation>没有名为“%1”的退化过程。已有：%2。</translation>
    </message>
    <message>
        <source>A noise schedule needs one integer timestep for each of the %1 images.</source>
        <translation>噪声调度要求 %1 张图像各有一个整数时间步。</translation>
    </message>
    <message>
        <source>Timestep %1 is out of range: the noise schedule has 0 to %2.</source>
        <translation>时间步 %1 超出范围：噪声调度的时间步为 0 到 %2。</translation>
    </message>
    <message>
        <source>prediction_type: with %1 a network cannot predict &quot;%2&quot;. Choose one of: %3.</source>
        <translation>prediction_type：使用 %1 时网络不能预测“%2”。可选：%3。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>噪声调度</translation>
    </message>
    <message>
        <source>How beta grows over the timesteps of a DDPM schedule.</source>
        <translation>DDPM 调度中 beta 如何随时间步增大。</translation>
    </message>
    <message>
        <source>Timesteps</source>
        <translation>时间步数</translation>
    </message>
    <message>
        <source>In how many steps a DDPM schedule turns pictures into noise.</source>
        <translation>DDPM 调度用多少步把图像变成噪声。</translation>
    </message>
    <message>
        <source>First beta</source>
        <translation>起始 beta</translation>
    </message>
    <message>
        <source>The share of noise the first DDPM timestep adds.</source>
        <translation>DDPM 第一个时间步加入的噪声比例。</translation>
    </message>
    <message>
        <source>Last beta</source>
        <translation>末尾 beta</translation>
    </message>
    <message>
        <source>The share of noise the last DDPM timestep adds.</source>
        <translation>DDPM 最后一个时间步加入的噪声比例。</translation>
    </message>
    <message>
        <source>End in pure noise</source>
        <translation>末步为纯噪声</translation>
    </message>
    <message>
        <source>Rescales the betas so that nothing of the picture is left at the last DDPM timestep.</source>
        <translation>重新缩放 beta，使 DDPM 最后一个时间步不再含有原图的成分。</translation>
    </message>
    <message>
        <source>Its fields</source>
        <translation>网络参数</translation>
    </message>
    <message>
        <source>The network&apos;s own fields as a JSON object, named as in its config.json; {}: its defaults.</source>
        <translation>网络自身的字段，写成 JSON 对象，名称与 config.json 中相同；{} 表示默认值。</translation>
    </message>
    <message>
        <source>What the network&apos;s output is compared with. sample: the clean picture; epsilon: the noise; v_prediction: sqrt(abar) noise - sqrt(1 - abar) x; velocity: noise - x.</source>
        <translation>网络的输出与什么比较。sample：原图；epsilon：噪声；v_prediction：sqrt(abar) noise - sqrt(1 - abar) x；velocity：noise - x。</translation>
    </message>
    <message>
        <source>%1: the text is not UTF-8, which a recipe file must be.</source>
        <translation>%1：文本不是 UTF-8，而配方文件必须是。</translation>
    </message>
    <message>
        <source>%1: holds a number that is too large. Correct it or choose another file.</source>
        <translation>%1：其中有一个数太大。请改正，或选择另一个文件。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds a number that cannot be. Start the run anew.</source>
        <translation>%1：“%2”中有不可能的数值。请重新开始训练。</translation>
    </message>
    <message>
        <source>The images of &quot;%1&quot; are %2x%3, the recipe&apos;s image_size is %4. Load them again.</source>
        <translation>“%1”的图像为 %2x%3，而配方的 image_size 为 %4。请重新载入。</translation>
    </message>
    <message>
        <source>network.config: a recipe cannot set &quot;%1&quot;. Leave it out.</source>
        <translation>network.config：配方不能设置“%1”。请去掉它。</translation>
    </message>
    <message>
        <source>The amount of noise is %1; it must be in 0..1.</source>
        <translation>噪声量为 %1；它必须在 0..1 之间。</translation>
    </message>
    <message>
        <source>The loss of step %1 is not a finite number, and no good weights are known. Start the run anew.</source>
        <translation>第 %1 步的损失不是有限数，且没有已知的良好权重。请重新开始训练。</translation>
    </message>
</context>
<context>
    <name>playground::AmountControls</name>
    <message>
        <source>Noise &amp;amount</source>
        <translation>噪声量(&amp;A)</translation>
    </message>
    <message>
        <source>The share of noise in every picture: 0 is the original, 1 is noise alone.
The noise itself is held still, only its share changes.</source>
        <translation>噪声在每张图像中所占的比例：0 是原图，1 是纯噪声。
噪声本身保持不变，只改变它的比例。</translation>
    </message>
    <message>
        <source>Noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>Noise amount, as a number from 0 to 1</source>
        <translation>噪声量，0 到 1 之间的数</translation>
    </message>
    <message>
        <source>&amp;Spread 0 to 1 over the row</source>
        <translation>沿行从 0 到 1(&amp;S)</translation>
    </message>
    <message>
        <source>Give each picture of the row an amount of its own, evenly from 0 at the left to 1 at the right.
Moving the slider goes back to one amount for all.</source>
        <translation>让一行中的每张图像有各自的噪声量，从左边的 0 均匀增加到右边的 1。
移动滑块则恢复为统一的噪声量。</translation>
    </message>
    <message>
        <source>New &amp;noise</source>
        <translation>换一组噪声(&amp;N)</translation>
    </message>
    <message>
        <source>Draw new random numbers for the noise; images and amount stay.</source>
        <translation>重新抽取噪声的随机数；图像和噪声量不变。</translation>
    </message>
    <message>
        <source>New &amp;images</source>
        <translation>换一组图像(&amp;I)</translation>
    </message>
    <message>
        <source>Take other images of the data set; the amount stays.</source>
        <translation>从数据集中另取图像；噪声量不变。</translation>
    </message>
</context>
<context>
    <name>playground::LossCanvas</name>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>training time in seconds</source>
        <translation>训练时间（秒）</translation>
    </message>
    <message>
        <source>loss, log scale</source>
        <translation>损失（对数刻度）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Press Train (T) and the loss appears here.</source>
        <translation>按“训练”(T)，损失会显示在这里。</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
</context>
<context>
    <name>playground::LossPlot</name>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss of each batch, before its step. Click to hide or show it.</source>
        <translation>每一批在更新之前的损失。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>The exponential moving average of the loss, its bias at the start divided out. Click to hide or show it.</source>
        <translation>损失的指数移动平均，已除去开头的偏差。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>epoch mean</source>
        <translation>每轮平均</translation>
    </message>
    <message>
        <source>The mean loss over all batches of an epoch, drawn where the epoch ends. Click to hide or show it.</source>
        <translation>一轮中所有批次的平均损失，画在该轮结束处。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>以前的训练</translation>
    </message>
    <message>
        <source>The smoothed loss of earlier runs. Click to hide or show them.</source>
        <translation>以前几次训练的平滑损失。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>The weight w of what came before: last = w · last + (1 - w) · loss. At 0 the curve is the loss itself; near 1 it follows the trend of many steps.</source>
        <translation>先前值的权重 w：平滑值 = w · 平滑值 + (1 - w) · 损失。为 0 时曲线就是损失本身；接近 1 时反映许多步的趋势。</translation>
    </message>
    <message>
        <source>Smoo&amp;thing</source>
        <translation>平滑(&amp;T)</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>&amp;Log scale</source>
        <translation>对数刻度(&amp;L)</translation>
    </message>
    <message>
        <source>Equal distances mean equal ratios: a loss that halves again and again falls in a straight line.</source>
        <translation>相等的距离表示相等的比例：不断减半的损失会沿直线下降。</translation>
    </message>
    <message>
        <source>Ignore &amp;outliers</source>
        <translation>忽略离群值(&amp;O)</translation>
    </message>
    <message>
        <source>The range shows the middle 90 % of the values and leaves out the lowest and the highest 5 %.</source>
        <translation>只显示中间 90 % 的值，略去最低和最高的各 5 %。</translation>
    </message>
    <message>
        <source>The range from 0 to 0.1, as the course plots the loss.</source>
        <translation>范围为 0 到 0.1，与课程中的损失图一致。</translation>
    </message>
    <message>
        <source>Range 0 to 0.1</source>
        <translation>范围 0 到 0.1</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应(&amp;F)</translation>
    </message>
    <message>
        <source>Back to the range that fits the data. Drag to zoom into a box, with Shift or Alt to move, turn the wheel to zoom along x, with Ctrl along y; double click or Escape does the same as this button.</source>
        <translation>恢复到适应数据的范围。拖动可框选放大，按住 Shift 或 Alt 拖动可平移；滚轮沿 x 轴缩放，按住 Ctrl 沿 y 轴缩放；双击或按 Esc 与此按钮作用相同。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What the loss is drawn over: optimiser steps, passes over the data, or training time.</source>
        <translation>损失曲线的横轴：优化步数、轮数，或训练时间。</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>损失曲线</translation>
    </message>
</context>
<context>
    <name>playground::LossReadout</name>
    <message>
        <source>No loss yet.</source>
        <translation>还没有损失。</translation>
    </message>
    <message>
        <source>Step %1, epoch %2, loss %3, smoothed %4, time %5</source>
        <translation>步数 %1，轮 %2，损失 %3，平滑 %4，时间 %5</translation>
    </message>
    <message>
        <source>step %1  epoch %2  loss %3  smoothed %4  time %5</source>
        <translation>步数 %1  轮 %2  损失 %3  平滑 %4  时间 %5</translation>
    </message>
</context>
<context>
    <name>playground::MainWindow</name>
    <message>
        <source>Diffusion Playground</source>
        <translation>Diffusion Playground</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>The forward process: how a picture becomes noise</source>
        <translation>前向过程：图像如何变成噪声</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Learning: the loss, and what the network predicts meanwhile</source>
        <translation>学习过程：损失，以及网络此时的预测</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>How much of all epochs is done</source>
        <translation>全部轮数已完成多少</translation>
    </message>
    <message>
        <source>Optimiser steps taken, of all that the recipe asks for</source>
        <translation>已完成的优化步数，以及配方要求的总步数</translation>
    </message>
    <message>
        <source>Training images per second, and the time the remaining steps will take</source>
        <translation>每秒训练的图像数，以及剩余步骤所需的时间</translation>
    </message>
    <message>
        <source>Memory this program uses</source>
        <translation>本程序占用的内存</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右方向键</translation>
    </message>
    <message>
        <source>On the amount slider: a little less or more noise</source>
        <translation>在噪声量滑块上：略微减少或增加噪声</translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation>滚轮、拖动</translation>
    </message>
    <message>
        <source>On the loss curve: zoom; with Shift: move; double click: show all</source>
        <translation>在损失曲线上：缩放；按住 Shift：平移；双击：显示全部</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Diffusion Playground</source>
        <translation>关于 Diffusion Playground</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Diffusion Playground %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;A small diffusion model is trained before your eyes.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built on Qt, LibTorch and QCustomPlot.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Diffusion Playground %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;看着一个小型扩散模型在眼前训练。&lt;/p&gt;&lt;p&gt;自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。基于 Qt、LibTorch 和 QCustomPlot 构建。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>playground::MessageBar</name>
    <message>
        <source>Close this message (Esc)</source>
        <translation>关闭这条消息 (Esc)</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Show the next message that has not been closed</source>
        <translation>显示下一条尚未关闭的消息</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>下一条消息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>playground::MixCurve</name>
    <message>
        <source>Shares of the original and of the noise against the amount</source>
        <translation>原图与噪声所占比例随噪声量的变化</translation>
    </message>
    <message>
        <source>How much of the image and how much of the noise a pixel is made of.
Click or drag to set the amount.</source>
        <translation>一个像素中图像和噪声各占多少。
点击或拖动可设定噪声量。</translation>
    </message>
    <message>
        <source>amount of noise</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>original: 1 − amount</source>
        <translation>原图：1 − 噪声量</translation>
    </message>
    <message>
        <source>noise: amount</source>
        <translation>噪声：噪声量</translation>
    </message>
    <message>
        <source>Amount %1: share of the original %2, share of the noise %3</source>
        <translation>噪声量 %1：原图占 %2，噪声占 %3</translation>
    </message>
    <message>
        <source>amount of noise: timestep 0 to %1</source>
        <translation>噪声量：时间步 0 到 %1</translation>
    </message>
    <message>
        <source>original: √ᾱ</source>
        <translation>原图：√ᾱ</translation>
    </message>
    <message>
        <source>noise: √(1 − ᾱ)</source>
        <translation>噪声：√(1 − ᾱ)</translation>
    </message>
</context>
<context>
    <name>playground::NoisePage</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised
0 to 1</source>
        <translation>加噪图
0 到 1</translation>
    </message>
    <message>
        <source>Noised images, amounts 0 to 1 from left to right</source>
        <translation>加噪图，噪声量从左到右由 0 到 1</translation>
    </message>
    <message>
        <source>One image at amounts from 0 to 1</source>
        <translation>一张图像，噪声量从 0 到 1</translation>
    </message>
    <message>
        <source>Noised
at %1</source>
        <translation>加噪图
%1</translation>
    </message>
    <message>
        <source>Noised images at the amount of the slider</source>
        <translation>加噪图，噪声量由滑块设定</translation>
    </message>
    <message>
        <source>noised = %1 · %2 + %3 · %4</source>
        <translation>加噪图 = %1 · %2 + %3 · %4</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Every pixel is mixed by itself; each has a random number of its own.</source>
        <translation>每个像素各自混合；每个像素有自己的随机数。</translation>
    </message>
    <message>
        <source>noise: uniform between 0 and 1</source>
        <translation>噪声：在 0 和 1 之间均匀分布</translation>
    </message>
    <message>
        <source>noise: normal, mean 0, standard deviation 1</source>
        <translation>噪声：正态分布，均值 0，标准差 1</translation>
    </message>
    <message>
        <source>One image from original to noise</source>
        <translation>一张图像从原图到噪声</translation>
    </message>
    <message>
        <source>One image at the amounts of the axis above, always with the same noise.</source>
        <translation>一张图像在上方横轴各噪声量下的样子，所用噪声始终相同。</translation>
    </message>
    <message>
        <source>Images, original and noised</source>
        <translation>原图与加噪图</translation>
    </message>
    <message>
        <source>Click on an image to see it along the axis above.</source>
        <translation>点击一张图像，可沿上方横轴查看它。</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>%1 · image %2 · (%3, %4) = %5</source>
        <translation>%1 · 第 %2 张 · (%3, %4) = %5</translation>
    </message>
    <message>
        <source>Amount %1 · (%2, %3) = %4</source>
        <translation>噪声量 %1 · (%2, %3) = %4</translation>
    </message>
</context>
<context>
    <name>playground::RecipeForm</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（已修改）</translation>
    </message>
    <message>
        <source>These changes need a new start.</source>
        <translation>这些修改需要重新开始训练。</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>A whole experiment: data, network, noise and training, as the course has it</source>
        <translation>一个完整的实验：数据、网络、加噪和训练，与课程一致</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>Draws another seed: other first weights, other noise, another order of the images</source>
        <translation>换一个种子：初始权重、噪声和图像顺序都会不同</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>保留训练</translation>
    </message>
    <message>
        <source>Takes the changes back and keeps what the network has learned</source>
        <translation>撤回这些修改，保留网络已学到的内容</translation>
    </message>
    <message>
        <source>Forgets what was learned and starts from the first weights of the seed</source>
        <translation>忘掉已学到的内容，从该种子的初始权重重新开始</translation>
    </message>
</context>
<context>
    <name>playground::RunWords</name>
    <message>
        <source>No data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>因错误停止</translation>
    </message>
    <message>
        <source>Running · epoch %1 of %2</source>
        <translation>训练中 · 第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Paused · epoch %1 of %2</source>
        <translation>已暂停 · 第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 images/s · %2 left</source>
        <translation>%1 张/秒 · 剩余 %2</translation>
    </message>
</context>
<context>
    <name>playground::Session</name>
    <message>
        <source>Use built-in shapes</source>
        <translation>改用内置图形</translation>
    </message>
    <message>
        <source>Your last run is still there: %1.</source>
        <translation>上次的训练还在：%1。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Recipes and pictures that carry one (*.json *.png);;All files (*)</source>
        <translation>配方和带有配方的图片 (*.json *.png);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开训练记录</translation>
    </message>
</context>
<context>
    <name>playground::TriptychPanel</name>
    <message>
        <source>Original, noised and predicted images</source>
        <translation>原图、加噪图和预测图</translation>
    </message>
    <message>
        <source>Mean squared error: the mean of (predicted − original)² over all pixels shown.</source>
        <translation>均方误差：所示全部像素的 (预测 − 原图)² 的平均值。</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio: 10 · log10(width of the value range² / MSE). Higher is better; 6 dB more is half the error.</source>
        <translation>峰值信噪比：10 · log10(取值范围宽度² / MSE)。越高越好；高 6 dB 相当于误差减半。</translation>
    </message>
    <message>
        <source>The optimiser step after which these weights were taken from the training network.</source>
        <translation>这些权重是在第几步优化之后从训练中的网络取出的。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 到 %1</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Noised images</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Predicted images</source>
        <translation>预测图</translation>
    </message>
    <message>
        <source>Absolute error of each pixel</source>
        <translation>每个像素的绝对误差</translation>
    </message>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>PSNR %1 dB</source>
        <translation>PSNR %1 dB</translation>
    </message>
    <message>
        <source>PSNR %1</source>
        <translation>PSNR %1</translation>
    </message>
    <message>
        <source>no prediction yet</source>
        <translation>还没有预测</translation>
    </message>
    <message>
        <source>weights before the first step</source>
        <translation>第一步之前的权重</translation>
    </message>
    <message>
        <source>weights after step %1</source>
        <translation>第 %1 步之后的权重</translation>
    </message>
    <message>
        <source>%1 · image %2 · (%3, %4) = %5</source>
        <translation>%1 · 第 %2 张 · (%3, %4) = %5</translation>
    </message>
</context>
<context>
    <name>playground::WindowActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Rest after the present step; nothing is lost</source>
        <translation>完成当前这一步后暂停；不会丢失任何内容</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Take one optimiser step after another</source>
        <translation>一步接一步地优化</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Take a single optimiser step: one batch, one update of the weights</source>
        <translation>只做一步优化：一批数据，更新一次权重</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End and save the run; Train would go on with it</source>
        <translation>结束并保存训练；再按“训练”可继续</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Forget what was learned and begin again from the same seed</source>
        <translation>忘掉已学到的内容，用同一种子重新开始</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a recipe, or a picture that carries one</source>
        <translation>打开配方，或带有配方的图片</translation>
    </message>
    <message>
        <source>Open &amp;run…</source>
        <translation>打开训练记录(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the folder of a saved run and go on with it</source>
        <translation>打开已保存训练的文件夹并继续训练</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>保存配方(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the experiment as a small JSON file</source>
        <translation>把实验保存为一个小的 JSON 文件</translation>
    </message>
    <message>
        <source>Copy as &amp;command</source>
        <translation>复制为命令(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the command line that trains the same recipe with the same losses</source>
        <translation>复制命令行：用同样的配方训练，得到同样的损失</translation>
    </message>
    <message>
        <source>Copy &amp;pictures</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy the pictures of this page to the clipboard</source>
        <translation>把本页的图片复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Pictures as PNG…</source>
        <translation>图片存为 PNG(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the pictures of this page with the recipe inside</source>
        <translation>保存本页的图片，并内含配方</translation>
    </message>
    <message>
        <source>Loss as &amp;CSV…</source>
        <translation>损失存为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Save every step&apos;s loss as a table</source>
        <translation>把每一步的损失保存为表格</translation>
    </message>
    <message>
        <source>Loss curve as &amp;SVG…</source>
        <translation>损失曲线存为 SVG(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the loss curve as a drawing</source>
        <translation>把损失曲线保存为矢量图</translation>
    </message>
    <message>
        <source>Loss curve as P&amp;DF…</source>
        <translation>损失曲线存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Save the run and close</source>
        <translation>保存训练并关闭</translation>
    </message>
    <message>
        <source>For the last row of the lecture hall</source>
        <translation>让教室最后一排也看得清</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>腾出空间</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>The system&apos;s text size</source>
        <translation>系统的文字大小</translation>
    </message>
    <message>
        <source>&amp;Inverted greys</source>
        <translation>反转灰度(&amp;I)</translation>
    </message>
    <message>
        <source>Light ink on dark paper instead of dark on light</source>
        <translation>改为黑底白字，而不是白底黑字</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>For the projector</source>
        <translation>用于投影</translation>
    </message>
    <message>
        <source>Recipe &amp;panel</source>
        <translation>配方面板(&amp;P)</translation>
    </message>
    <message>
        <source>Show or hide the recipe</source>
        <translation>显示或隐藏配方</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>List the keys</source>
        <translation>列出快捷键</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation>这是什么程序</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Forget &amp;earlier curves</source>
        <translation>清除以前的曲线(&amp;E)</translation>
    </message>
    <message>
        <source>Take the grey curves of earlier runs out of the plot</source>
        <translation>从图中去掉以前训练的灰色曲线</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>放大文字(&amp;G)</translation>
    </message>
</context>
</TS>
