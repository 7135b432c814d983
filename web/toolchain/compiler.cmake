# What every file of this build is compiled with, the fetched libraries' too.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-g1") # lines for a backtrace: the sanitizers' build is the longest
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(LOOPLANE_CCACHE ccache)
if(LOOPLANE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are kept only under these rules (ccache's manual, "Precompiled headers").
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${LOOPLANE_CCACHE}")
endif()

if(EMSCRIPTEN)
  if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.69)
    message(FATAL_ERROR "Emscripten ${EMSCRIPTEN_VERSION} has no C++20 coroutines or no wasm tail calls: "
      "3.1.69 or newer is needed. web/toolchain/setup.sh gets it.")
  endif()
  # Symmetric transfer between coroutines is a tail call: without, it would recurse.
  add_compile_options(-fwasm-exceptions -mtail-call)
  add_link_options(-fwasm-exceptions)
endif()

if(LOOPLANE_SANITIZE)
  # Not optimised, as that took half of the longest build, but for a fuzzer, which runs for hours.
  # vptr asks for the type information that -fno-rtti leaves out.
  set(optimisation -O0)
  if(LOOPLANE_SANITIZE MATCHES fuzzer)
    set(optimisation -O1)
  endif()
  add_compile_options(${optimisation} -fsanitize=${LOOPLANE_SANITIZE} -fno-sanitize=vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LOOPLANE_SANITIZE})
endif()

# looplane_compile_options(target...): what our own files are held to, besides.
function(looplane_compile_options)
  foreach(target IN LISTS ARGN)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Werror -fno-rtti)
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
      # g++ 12 sees writes past the end inside its own std::string, and reads of what a coroutine has
      # not set (bugs 105329 and 105651 in its tracker). clang and the sanitizers look for the same.
      target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
        -Wno-stringop-overread -Wno-maybe-uninitialized -Wno-dangling-pointer -Wno-use-after-free)
    endif()
  endforeach()
endfunction()

# looplane_compile_together(target [folders...]): several files at a time, five or those of a folder,
# as half of the time that they take is the headers that each would read. Not with g++: in such a file
# it warns of coroutines (they keep what is local to a file) as if they stood in a header.
function(looplane_compile_together target)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 5)
  get_target_property(sources ${target} SOURCES)
  foreach(folder IN LISTS ARGN)
    set(together ${sources})
    list(FILTER together INCLUDE REGEX "/${folder}/[^/]*$")
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    set_source_files_properties(${together} PROPERTIES UNITY_GROUP ${folder})
  endforeach()
endfunction()

# looplane_link_for_node(target [options...]): a program for Node that reads this machine's files.
# -O1 links a test in a tenth of the time: what wasm-opt does to the engine is tested in the command.
function(looplane_link_for_node target)
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB ${ARGN})
endfunction()
