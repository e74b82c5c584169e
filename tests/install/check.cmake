# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a build into a scratch folder and checks that the program starts from there and that a desktop finds it.
#   cmake -DBUILD=<build tree> -DPREFIX=<scratch folder> -DPROGRAM=<path below it> -P check.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(file ${PROGRAM} share/applications/diffusion-playground.desktop
  share/icons/hicolor/scalable/apps/diffusion-playground.svg share/metainfo/diffusion-playground.metainfo.xml)
  if(NOT EXISTS ${PREFIX}/${file})
    message(FATAL_ERROR "${file} is not installed.")
  endif()
endforeach()
execute_process(COMMAND ${PREFIX}/${PROGRAM} list recipes OUTPUT_VARIABLE recipes COMMAND_ERROR_IS_FATAL ANY)
if(NOT recipes MATCHES "fashion-basic-unet")
  message(FATAL_ERROR "The installed program lists no recipes:\n${recipes}")
endif()
find_program(APPSTREAMCLI appstreamcli)
if(APPSTREAMCLI)
  execute_process(COMMAND ${APPSTREAMCLI} validate --no-net ${PREFIX}/share/metainfo/diffusion-playground.metainfo.xml
    COMMAND_ERROR_IS_FATAL ANY)
endif()
