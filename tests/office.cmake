# The tests that drive a real office with the real .oxt: the harness, and one executable per folder.
set(office_scratch ${CMAKE_BINARY_DIR}/offices)
file(GLOB harness_sources CONFIGURE_DEPENDS tests/harness/*.cpp)
list(FILTER harness_sources EXCLUDE REGEX "/main\\.cpp$")
add_library(office_harness STATIC ${harness_sources})
target_include_directories(office_harness PUBLIC tests)
target_link_libraries(office_harness PUBLIC uno Catch2::Catch2 Threads::Threads PRIVATE lifecycle_warnings)
target_compile_definitions(office_harness PRIVATE LIFECYCLE_OFFICE_PROGRAM="${office_program}" LIFECYCLE_TYPES="${types}"
  LIFECYCLE_OXT="${oxt}" LIFECYCLE_SCRATCH="${office_scratch}")

# Catch's main for them is compiled once.
add_library(office_main OBJECT tests/harness/main.cpp)
target_link_libraries(office_main PUBLIC office_harness PRIVATE lifecycle_warnings)

function(office_executable name folder)
  file(GLOB sources CONFIGURE_DEPENDS tests/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/core_[^/]*$") # those need no office
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE office_main office_harness lifecycle_domain lifecycle_warnings $<TARGET_NAME_IF_EXISTS:lifecycle_sample>)
  target_compile_definitions(${name} PRIVATE LIFECYCLE_SOURCE="${CMAKE_SOURCE_DIR}")
  add_dependencies(${name} oxt)
  # The program that drives the office uses the office's own UNO libraries.
  set_target_properties(${name} PROPERTIES BUILD_RPATH ${office_program})
endfunction()

office_executable(office_tests office)
target_sources(office_tests PRIVATE tests/statistics/real_data.cpp tests/statistics/simulated.cpp)
office_executable(desktop_tests desktop)
target_sources(desktop_tests PRIVATE tests/statistics/simulated.cpp)
target_link_libraries(desktop_tests PRIVATE xcb)
office_executable(benches bench)
target_sources(benches PRIVATE tests/statistics/simulated.cpp tests/desktop/deck.cpp tests/desktop/large_log.cpp tests/desktop/pings.cpp)
target_link_libraries(benches PRIVATE xcb)
include(tests/bench/empty/empty.cmake)
include(tests/bench/floor/floor.cmake)
add_dependencies(benches empty_addin floor_job)

# One run each: the office starts once for all test cases.
foreach(name office_tests desktop_tests)
  if(TARGET ${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 1800 RUN_SERIAL ON)
  endif()
endforeach()
