# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds each file of resources/recipes as a string in the program.
file(GLOB recipe_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/recipes/*.json)
set(SHIPPED_RECIPES "")
foreach(recipe_file IN LISTS recipe_files)
  get_filename_component(recipe_name ${recipe_file} NAME_WE)
  file(READ ${recipe_file} recipe_text)
  string(APPEND SHIPPED_RECIPES "    {\"${recipe_name}\", R\"json(${recipe_text})json\"},\n")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${recipe_file})
endforeach()
configure_file(recipes/shipped_recipe_texts.cpp.in shipped_recipe_texts.cpp @ONLY)
target_sources(playground_models PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/shipped_recipe_texts.cpp)
