# SPDX-License-Identifier: GPL-3.0-or-later
# Starts and closes the real program under a real X server. Its label excludes it from the sanitizers, under which
# desktop libraries leak.
find_package(X11)
find_program(XVFB_RUN xvfb-run)
if(X11_FOUND AND XVFB_RUN)
  add_executable(window_smoke_test session/window_smoke_test.cpp session/x11_windows.cpp)
  playground_uses_qtry(session/window_smoke_test.cpp)
  set_target_properties(window_smoke_test PROPERTIES AUTOMOC ON)
  target_link_libraries(window_smoke_test PRIVATE playground_app_test_support X11::X11)
  target_compile_definitions(window_smoke_test PRIVATE PLAYGROUND_PROGRAM="$<TARGET_FILE:diffusion-playground>")
  add_dependencies(window_smoke_test diffusion-playground)
  add_test(NAME window_smoke_test COMMAND ${XVFB_RUN} -a $<TARGET_FILE:window_smoke_test>)
  set_tests_properties(window_smoke_test PROPERTIES LABELS window TIMEOUT 120)
else()
  message(STATUS "No libX11 headers or no xvfb-run: skipping the window's smoke test")
endif()
