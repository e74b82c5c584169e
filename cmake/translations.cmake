# SPDX-License-Identifier: GPL-3.0-or-later
# The window's other language; English is what the sources say. After a change of words:
#   cmake --build BUILD --target update_translations
# then translate what is marked "unfinished" in the .ts (any editor, or Qt Linguist). Nothing else writes that file.
set(ts_file ${PROJECT_SOURCE_DIR}/resources/translations/diffusion-playground_zh_CN.ts)

qt_add_lrelease(playground_ui TS_FILES ${ts_file} QM_FILES_OUTPUT_VARIABLE qm_file)
qt_add_resources(playground_ui playground_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${qm_file})

# Whole directories: no list of sources to forget one in. The include path tells lupdate the namespaces of classes.
set(PLAYGROUND_LUPDATE Qt6::lupdate -silent -no-obsolete -locations none -extensions cpp,h
  -target-language zh_CN -tr-function-alias QT_TRANSLATE_NOOP+=PLAYGROUND_TEXT
  -I ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/ui ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR}/models
  -ts CACHE INTERNAL "Collects the words of all sources into the .ts that follows")
add_custom_target(update_translations COMMAND ${PLAYGROUND_LUPDATE} ${ts_file} VERBATIM)
