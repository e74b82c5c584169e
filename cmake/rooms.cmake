# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder of sources. Its files are globbed, so that a new file needs no entry in any list.

# playground_rooms(TARGET ROOM...): adds the sources in these folders to TARGET.
function(playground_rooms target)
  foreach(room IN LISTS ARGN)
    file(GLOB sources CONFIGURE_DEPENDS ${room}/*.cpp ${room}/*.h)
    target_sources(${target} PRIVATE ${sources})
    playground_unity_groups(${target} ${room} ${sources})
  endforeach()
endfunction()

# Unity builds compile up to ten consecutive files of one room together; a new file does not affect other rooms.
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
