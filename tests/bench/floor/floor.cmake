# The floor that Classify is measured against, inside the office's process: bench/floor.zip, an extension, never shipped.
set(floor_source ${CMAKE_SOURCE_DIR}/tests/bench/floor)
set(floor_made ${CMAKE_BINARY_DIR}/bench/floor)
file(MAKE_DIRECTORY ${floor_made})
add_library(floor MODULE ${floor_source}/floor.cpp)
target_link_libraries(floor PRIVATE uno lifecycle_warnings)
set_target_properties(floor PROPERTIES PREFIX "" BUILD_WITH_INSTALL_RPATH ON LIBRARY_OUTPUT_DIRECTORY ${floor_made})
configure_file(${floor_source}/floor.components ${floor_made} COPYONLY)
configure_file(${floor_source}/META-INF/manifest.xml ${floor_made}/META-INF/manifest.xml COPYONLY)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/bench/floor.zip
  COMMAND ${CMAKE_COMMAND} -E tar cf ../floor.zip --format=zip floor.so floor.components META-INF/manifest.xml
  WORKING_DIRECTORY ${floor_made} DEPENDS floor VERBATIM)
add_custom_target(floor_job DEPENDS ${CMAKE_BINARY_DIR}/bench/floor.zip)
