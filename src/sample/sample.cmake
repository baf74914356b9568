# The sample workbook that the .oxt ships, made at build time. Included by src/extension.cmake; sets LIFECYCLE_SAMPLES.
add_executable(write_sample src/sample/write_sample.cpp)
target_link_libraries(write_sample PRIVATE lifecycle_sample lifecycle_warnings)

set(document ${CMAKE_SOURCE_DIR}/src/sample/document)
file(GLOB_RECURSE document_parts CONFIGURE_DEPENDS ${document}/*)
set(LIFECYCLE_SAMPLES ${CMAKE_BINARY_DIR}/sample.ods)
add_custom_command(OUTPUT ${LIFECYCLE_SAMPLES}
  COMMAND write_sample ${CMAKE_BINARY_DIR}/sample-content.xml
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/src/sample/pack_document.py
    ${document} ${CMAKE_BINARY_DIR}/sample-content.xml ${LIFECYCLE_SAMPLES}
  DEPENDS write_sample src/sample/pack_document.py ${document_parts} VERBATIM)
