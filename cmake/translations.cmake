# SPDX-License-Identifier: GPL-3.0-or-later
# The Chinese translation; the English texts are in the sources. After changing a text, run
#   cmake --build BUILD --target update_translations
# and translate the entries marked "unfinished" in the .ts (with any editor, or Qt Linguist). Only this target writes the
# file.
set(ts_file ${PROJECT_SOURCE_DIR}/resources/translations/diffusion-playground_zh_CN.ts)

qt_add_lrelease(playground_ui TS_FILES ${ts_file} QM_FILES_OUTPUT_VARIABLE qm_file)
qt_add_resources(playground_ui playground_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${qm_file})

# Scans whole directories, so that no source is forgotten. The include path lets lupdate resolve class namespaces.
set(PLAYGROUND_LUPDATE Qt6::lupdate -silent -no-obsolete -locations none -extensions cpp,h
  -target-language zh_CN -tr-function-alias QT_TRANSLATE_NOOP+=PLAYGROUND_TEXT
  -I ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/ui ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR}/models
  -ts CACHE INTERNAL "Collects the texts of all sources into the .ts given after it")
add_custom_target(update_translations COMMAND ${PLAYGROUND_LUPDATE} ${ts_file} VERBATIM)
