# Another project, as it would use an installed demarc.
cmake_minimum_required(VERSION 3.25)
project(example LANGUAGES CXX)
find_package(demarc 0.1 REQUIRED)
add_executable(example example.cpp)
target_link_libraries(example PRIVATE demarc::demarc)
