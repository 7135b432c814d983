# Builds and runs the program in this folder against Looplane's event loop: WAY is "installed" (by
# find_package) or "subdirectory" (by add_subdirectory). SOURCE and BUILD are Looplane's own folders.
set(work "${BUILD}/tests/package-${WAY}")
file(REMOVE_RECURSE "${work}")

function(must)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(WAY STREQUAL "installed")
  must("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${work}/prefix")
  set(where "-DCMAKE_PREFIX_PATH=${work}/prefix")
else()
  set(where "-DLOOPLANE_FOLDER=${SOURCE}")
endif()
must("${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${work}/build" "${where}")
must("${CMAKE_COMMAND}" --build "${work}/build")
must("${work}/build/uses_looplane")
