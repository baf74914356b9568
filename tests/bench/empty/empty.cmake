# The empty add-in that benches set beside STAGE: bench/empty.zip, an extension. Its name ends otherwise than .oxt: the build
# leaves one .oxt, ours.
set(empty_source ${CMAKE_SOURCE_DIR}/tests/bench/empty)
set(empty_made ${CMAKE_BINARY_DIR}/bench)
file(MAKE_DIRECTORY ${empty_made})
add_custom_command(OUTPUT ${empty_made}/empty.rdb ${empty_made}/uno/stamp
  COMMAND ${OFFICE_SDK}/bin/unoidl-write ${office_types} ${empty_source}/idl ${empty_made}/empty.rdb
  COMMAND ${OFFICE_SDK}/bin/cppumaker -Gc -L -O${empty_made}/uno -X${office_program}/types.rdb -X${office_program}/types/offapi.rdb
    ${empty_made}/empty.rdb
  COMMAND ${CMAKE_COMMAND} -E touch ${empty_made}/uno/stamp
  DEPENDS ${empty_source}/idl/org/customerlifecycle/bench/XEmpty.idl ${empty_source}/idl/org/customerlifecycle/bench/Empty.idl VERBATIM)
add_library(empty MODULE ${empty_source}/empty.cpp ${empty_made}/uno/stamp)
target_include_directories(empty SYSTEM PRIVATE ${empty_made}/uno)
target_link_libraries(empty PRIVATE uno lifecycle_warnings)
set_target_properties(empty PROPERTIES PREFIX "" BUILD_WITH_INSTALL_RPATH ON LIBRARY_OUTPUT_DIRECTORY ${empty_made})
configure_file(${empty_source}/empty.components ${empty_made} COPYONLY)
configure_file(${empty_source}/CalcAddIns.xcu ${empty_made} COPYONLY)
configure_file(${empty_source}/META-INF/manifest.xml ${empty_made}/META-INF/manifest.xml COPYONLY)
add_custom_command(OUTPUT ${empty_made}/empty.zip
  COMMAND ${CMAKE_COMMAND} -E tar cf empty.zip --format=zip empty.so empty.rdb empty.components CalcAddIns.xcu META-INF/manifest.xml
  WORKING_DIRECTORY ${empty_made} DEPENDS empty ${empty_made}/empty.rdb VERBATIM)
add_custom_target(empty_addin DEPENDS ${empty_made}/empty.zip)
