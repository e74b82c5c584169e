# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder of sources. Its files are globbed, so that a new file needs no entry in any list.

# playground_rooms(TARGET ROOM...): adds the sources in these folders to TARGET.
function(playground_rooms target)
  foreach(room IN LISTS ARGN)
    file(GLOB sources CONFIGURE_DEPENDS ${room}/*.cpp ${room}/*.h)
    target_sources(${target} PRIVATE ${sources})
    playground_unity_groups(${target} ${room} ${sources})
  endforeach()
  if(PLAYGROUND_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endif()
endfunction()

# Parsing the headers of LibTorch and Qt takes longer than compiling the code. Unity builds do it once for up to ten
# consecutive files of one room, so names in the anonymous namespaces of a room must differ.
function(playground_unity_groups target room)
  set(count 0)
  list(FILTER ARGN INCLUDE REGEX "\\.cpp$")
  list(SORT ARGN)
  foreach(source IN LISTS ARGN)
    math(EXPR group "${count} / 10")
    string(MAKE_C_IDENTIFIER "${room}_${group}" name)
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${name})
    math(EXPR count "${count} + 1")
  endforeach()
endfunction()
