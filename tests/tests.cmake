find_package(Catch2 2.13 REQUIRED)
include(Catch)

# Catch's main is compiled once.
add_library(catch_main STATIC tests/main.cpp)
target_link_libraries(catch_main PUBLIC Catch2::Catch2)

file(GLOB core_tests CONFIGURE_DEPENDS tests/domain/*.cpp tests/statistics/*.cpp)
add_executable(core_tests ${core_tests})
target_link_libraries(core_tests PRIVATE catch_main lifecycle_domain lifecycle_warnings $<TARGET_NAME_IF_EXISTS:lifecycle_sample> Threads::Threads)
target_compile_definitions(core_tests PRIVATE LIFECYCLE_SOURCE="${CMAKE_SOURCE_DIR}")
catch_discover_tests(core_tests)

# The core's speed, without an office.
add_executable(core_bench tests/bench/core_speed.cpp)
target_link_libraries(core_bench PRIVATE lifecycle_domain lifecycle_warnings)

add_executable(statistics_bench tests/bench/core_statistics_speed.cpp tests/statistics/simulated.cpp)
target_link_libraries(statistics_bench PRIVATE lifecycle_statistics lifecycle_warnings)

if(LIFECYCLE_FUZZ)
  add_custom_target(fuzz_targets)
  file(GLOB fuzz_targets CONFIGURE_DEPENDS tests/fuzz/*.cpp)
  foreach(source ${fuzz_targets})
    get_filename_component(name ${source} NAME_WE)
    add_executable(fuzz_${name} ${source})
    target_link_libraries(fuzz_${name} PRIVATE lifecycle_domain)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets fuzz_${name})
  endforeach()
endif()

if(LIFECYCLE_OFFICE)
  include(tests/office.cmake OPTIONAL)
endif()
