# SPDX-License-Identifier: GPL-3.0-or-later
# Tests check.cmake on a small tree with every kind of violation and on one without any.
#   cmake -DCHECK=<check.cmake> -DWORK=<scratch folder> -P check_refuses.cmake
cmake_minimum_required(VERSION 3.25)

set(SPDX "// SPDX-License-Identifier: GPL-3.0-or-later\n")

# put(FILE INCLUDE...): writes a source file with these include lines.
function(put file)
  set(text "${SPDX}#pragma once\n")
  foreach(include IN LISTS ARGN)
    string(APPEND text "#include ${include}\n")
  endforeach()
  file(WRITE ${WORK}/${file} "${text}")
endfunction()

# Runs the check and compares its errors, in any order, with the given lines.
function(expect status)
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${WORK} -P ${CHECK} RESULT_VARIABLE result ERROR_VARIABLE said)
  string(REGEX MATCHALL "(error|long): [^\n]+" lines "${said}")
  list(SORT lines)
  set(wanted "${ARGN}")
  list(SORT wanted)
  if(NOT "${lines}" STREQUAL "${wanted}")
    list(JOIN wanted "\n  " wanted)
    message(FATAL_ERROR "expected\n  ${wanted}\nbut the check said\n${said}")
  endif()
  if((status STREQUAL passes AND NOT result EQUAL 0) OR (status STREQUAL fails AND result EQUAL 0))
    message(FATAL_ERROR "the check should end with '${status}' but returned ${result}:\n${said}")
  endif()
endfunction()

# An empty tree is a caller's mistake, not a success.
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
expect(fails)

# Everything that is allowed.
put(models/api/recipe.h <string> <cstdint> "\"models/api/text.h\"")
put(models/recipes/catalogue.cpp "\"models/nets/unet.h\"" "\"models/recipes/fields.h\"" <torch/types.h>)
put(models/nets/unet.h <torch/nn/modules/conv.h> "\"models/api/error.h\"" <zlib.h>)
put(ui/page.cpp <QWidget> <QtWidgets/QWidget> <qcustomplot.h> "\"models/api/recipe.h\"" "\"ui/theme.h\"")
put(app/main.cpp <QApplication> "\"ui/page.h\"" "\"models/api/recipe.h\"" <CLI/CLI.hpp>)
put(tests/models/unet_test.cpp <torch/types.h> "\"models/nets/unet.h\"")
put(tests/ui/page_test.cpp <QtTest> "\"ui/page.h\"" "\"page_test.moc\"")
file(WRITE ${WORK}/run.sh "#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
expect(passes)

# A long file is a hint only.
string(REPEAT "// line\n" 99 lines)
file(WRITE ${WORK}/ui/long.h "${SPDX}${lines}")
expect(passes)
file(APPEND ${WORK}/ui/long.h "// one too many\n")
expect(passes "long: ui/long.h: 101 lines")
file(REMOVE ${WORK}/ui/long.h)

# Every violation, by name.
put(models/api/bad.h <torch/types.h> <QString> <nlohmann/json.hpp> <unistd.h> "\"models/nets/unet.h\"")
put(models/nets/bad.cpp <QString> <QtCore/QString> "\"ui/theme.h\"" "\"app/session.h\"" "\"unet.h\"")
put(models/nets/bad.h "\"models/training/trainer.h\"")
put(models/attic/bad.h "\"models/api/recipe.h\"")
put(ui/bad.cpp <torch/torch.h> <ATen/ATen.h> <c10/util/Exception.h> "\"models/nets/unet.h\"" "\"app/session.h\""
  "\"../models/api/recipe.h\"")
put(app/bad.cpp "  <torch/torch.h>" "\"models/training/optimizer.h\"" "\"tests/ui/page_test.h\"")
put(ui/sample/bad.h "\"ui/train/train_page.h\"" "\"ui/shell/main_window.h\"")
put(app/lanes/bad.h "\"app/session/session.h\"")
put(tests/ui/bad.cpp <torch/types.h>)
put(tests/app/bad.cpp "\"torch/types.h\"")
file(WRITE ${WORK}/ui/CMakeLists.txt "add_library(x)\n")
file(WRITE ${WORK}/test.sh "#!/usr/bin/env bash\n")
set(api "but a header of models/api must not include")
set(root "relative to the project root")
expect(fails
  "error: models/api/bad.h: includes torch/types.h, ${api} torch"
  "error: models/api/bad.h: includes QString, ${api} Qt"
  "error: models/api/bad.h: includes nlohmann/json.hpp, ${api} other"
  "error: models/api/bad.h: includes unistd.h, ${api} other"
  "error: models/api/bad.h: includes models/nets/unet.h, ${api} models"
  "error: models/nets/bad.cpp: includes QString, but models must not include Qt"
  "error: models/nets/bad.cpp: includes QtCore/QString, but models must not include Qt"
  "error: models/nets/bad.cpp: includes ui/theme.h, but models must not include ui"
  "error: models/nets/bad.cpp: includes app/session.h, but models must not include app"
  "error: models/nets/bad.cpp: include \"unet.h\" ${root}"
  "error: models/nets/bad.h: includes models/training/trainer.h, but models/nets must not include models/training, which is above it"
  "error: models/attic/bad.h: includes models/api/recipe.h, but models/attic is missing in the list of rooms in tests/layering/check.cmake"
  "error: ui/sample/bad.h: includes ui/train/train_page.h, but ui/sample must not include ui/train, another page"
  "error: ui/sample/bad.h: includes ui/shell/main_window.h, but ui/sample must not include ui/shell, which is above it"
  "error: app/lanes/bad.h: includes app/session/session.h, but app/lanes must not include app/session, which is above it"
  "error: ui/bad.cpp: includes torch/torch.h, but ui must not include torch"
  "error: ui/bad.cpp: includes ATen/ATen.h, but ui must not include torch"
  "error: ui/bad.cpp: includes c10/util/Exception.h, but ui must not include torch"
  "error: ui/bad.cpp: includes models/nets/unet.h, but ui must not include models"
  "error: ui/bad.cpp: includes app/session.h, but ui must not include app"
  "error: ui/bad.cpp: include \"../models/api/recipe.h\" ${root}"
  "error: app/bad.cpp: includes torch/torch.h, but app must not include torch"
  "error: app/bad.cpp: includes models/training/optimizer.h, but app must not include models"
  "error: app/bad.cpp: includes tests/ui/page_test.h, but app must not include tests"
  "error: tests/ui/bad.cpp: includes torch/types.h, but tests/ui must not include torch"
  "error: tests/app/bad.cpp: includes torch/types.h, but tests/app must not include torch"
  "error: ui/CMakeLists.txt: no SPDX-License-Identifier line"
  "error: test.sh: no SPDX-License-Identifier line")
