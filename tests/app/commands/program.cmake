# SPDX-License-Identifier: GPL-3.0-or-later
# Tests that run the real program.
set(program_tests command_usage_test export_command_test killed_training_test latent_command_test lesson_command_test predict_command_test
  replay_command_test sample_command_test train_command_test trained_networks_test)
add_library(playground_program_test_support STATIC commands/program.cpp)
target_link_libraries(playground_program_test_support PUBLIC playground_app_test_support)
target_compile_definitions(playground_program_test_support PUBLIC PLAYGROUND_PROGRAM="$<TARGET_FILE:diffusion-playground>")
add_dependencies(playground_program_test_support diffusion-playground)
foreach(name IN LISTS program_tests)
  target_link_libraries(${name} PRIVATE playground_program_test_support)
endforeach()
# Running the program a hundred times under the sanitizers takes minutes and finds nothing that the tests of models/ do
# not already find; only train_command_test, which also saves and stops, stays among the sanitized tests.
list(REMOVE_ITEM program_tests train_command_test)
set_tests_properties(${program_tests} PROPERTIES LABELS commands)
# Lifts QtTest's limit, however many kills are requested; ctest has its own timeout.
set_property(TEST killed_training_test APPEND PROPERTY ENVIRONMENT QTEST_FUNCTION_TIMEOUT=36000000)
