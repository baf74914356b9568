# The extension's half of the build: UNO types, the library, and the .oxt.
find_path(OFFICE_SDK NAMES include/cppuhelper/weak.hxx HINTS /usr/lib/libreoffice/sdk REQUIRED
  DOC "The LibreOffice SDK")
get_filename_component(office_program ${OFFICE_SDK}/../program REALPATH)
set(office_types ${office_program}/types.rdb ${office_program}/types/offapi.rdb)

# ---- types: our IDL, and C++ headers of the office's and ours -----------------------------------------------------------
file(GLOB_RECURSE idl CONFIGURE_DEPENDS idl/*.idl)
set(types ${CMAKE_BINARY_DIR}/lifecycle.rdb)
set(uno_headers ${CMAKE_BINARY_DIR}/uno)
add_custom_command(OUTPUT ${types} ${uno_headers}/stamp
  COMMAND ${OFFICE_SDK}/bin/unoidl-write ${office_types} ${CMAKE_SOURCE_DIR}/idl ${types}
  COMMAND ${OFFICE_SDK}/bin/cppumaker -Gc -L -O${uno_headers} ${office_types}
  COMMAND ${OFFICE_SDK}/bin/cppumaker -Gc -L -O${uno_headers} -X${office_program}/types.rdb -X${office_program}/types/offapi.rdb ${types}
  COMMAND ${CMAKE_COMMAND} -E touch ${uno_headers}/stamp
  DEPENDS ${idl} VERBATIM)
add_custom_target(uno_types DEPENDS ${uno_headers}/stamp)

# What every target that speaks UNO needs; the tests too.
add_library(uno INTERFACE)
add_dependencies(uno uno_types)
target_include_directories(uno SYSTEM INTERFACE ${uno_headers} ${OFFICE_SDK}/include)
target_compile_definitions(uno INTERFACE UNX LINUX GCC CPPU_ENV=gcc3)
foreach(name uno_cppuhelpergcc3 uno_cppu uno_salhelpergcc3 uno_sal)
  find_library(${name}_LIBRARY NAMES ${name} HINTS ${OFFICE_SDK}/lib REQUIRED)
  target_link_libraries(uno INTERFACE ${${name}_LIBRARY})
endforeach()

# ---- the library ---------------------------------------------------------------------------------------------------------
set(function_table ${CMAKE_BINARY_DIR}/function_table.cpp)
file(GLOB texts CONFIGURE_DEPENDS extension/locale/*.properties)
add_custom_command(OUTPUT ${function_table}
  COMMAND ${OFFICE_SDK}/bin/unoidl-read ${office_types} ${types} > ${CMAKE_BINARY_DIR}/lifecycle.idl
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/src/functions/function_table.py ${CMAKE_SOURCE_DIR}/src/functions/functions.tsv
    ${CMAKE_SOURCE_DIR}/extension/locale ${function_table} ${CMAKE_BINARY_DIR}/lifecycle.idl
  DEPENDS src/functions/function_table.py src/functions/functions.tsv src/texts.py ${texts} ${types} VERBATIM)
file(GLOB extension_sources CONFIGURE_DEPENDS src/calc/*.cpp src/functions/*.cpp src/commands/*.cpp src/sidebar/*.cpp)
# One library for the component and for tests that link its parts.
add_library(lifecycle_office OBJECT ${extension_sources} ${function_table})
target_link_libraries(lifecycle_office PUBLIC lifecycle_domain uno Threads::Threads PRIVATE lifecycle_warnings)

add_library(lifecycle MODULE src/component.cpp)
target_link_libraries(lifecycle PRIVATE lifecycle_office lifecycle_warnings)
set_target_properties(lifecycle PROPERTIES PREFIX "" BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "")
# The office opens the library with RTLD_GLOBAL: nothing of ours or Boost's may be seen there.
set(shown ${CMAKE_SOURCE_DIR}/src/component.map)
target_link_options(lifecycle PRIVATE -Wl,--exclude-libs,ALL -Wl,-z,defs -Wl,--version-script=${shown})
set_property(TARGET lifecycle APPEND PROPERTY LINK_DEPENDS ${shown})

# ---- what is made for the .oxt ---------------------------------------------------------------------------------------------
set(made lifecycle.rdb=${types} Linux_x86_64/lifecycle.so=$<TARGET_FILE:lifecycle>)
# Sets LIFECYCLE_SAMPLES: the files that the generator in src/sample makes.
include(src/sample/sample.cmake OPTIONAL)
foreach(sample ${LIFECYCLE_SAMPLES})
  get_filename_component(name ${sample} NAME)
  list(APPEND made samples/${name}=${sample})
endforeach()

# ---- the help ------------------------------------------------------------------------------------------------------------
# By the first Python that has the converter: Debian's packages belong to Debian's own.
foreach(python ${Python3_EXECUTABLE} /usr/bin/python3)
  execute_process(COMMAND ${python} -c "import markdown" RESULT_VARIABLE lacks_markdown OUTPUT_QUIET ERROR_QUIET)
  if(lacks_markdown EQUAL 0)
    set(help_python ${python})
    break()
  endif()
endforeach()
if(NOT help_python)
  message(FATAL_ERROR "The help is made with Python's markdown (Debian: python3-markdown), which is missing")
endif()
file(GLOB help_sources CONFIGURE_DEPENDS src/help/*.py extension/help/* extension/models/*.tsv extension/locale/words.tsv)
set(help ${CMAKE_BINARY_DIR}/help)
add_custom_command(OUTPUT ${help}.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${help}
  COMMAND ${help_python} -B ${CMAKE_SOURCE_DIR}/src/help/make_help.py ${help}
  COMMAND ${CMAKE_COMMAND} -E touch ${help}.stamp
  DEPENDS ${help_sources} src/texts.py src/functions/functions.tsv extension/config/Addons.xcu.in ${texts} VERBATIM)
list(APPEND made help=${help})

# ---- the .oxt --------------------------------------------------------------------------------------------------------------
file(GLOB_RECURSE packed CONFIGURE_DEPENDS extension/config/* extension/dialogs/* extension/icons/* extension/samples/*)
set(oxt ${CMAKE_BINARY_DIR}/lifecycle-${PROJECT_VERSION}.oxt)
add_custom_command(OUTPUT ${oxt}
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/src/package.py ${PROJECT_VERSION} ${oxt} ${CMAKE_SOURCE_DIR}/extension ${made}
  DEPENDS src/package.py src/texts.py extension/description.xml extension/lifecycle.components LICENSE ${packed} ${texts} ${types} lifecycle
    ${help}.stamp ${LIFECYCLE_SAMPLES} VERBATIM)
add_custom_target(oxt ALL DEPENDS ${oxt})
