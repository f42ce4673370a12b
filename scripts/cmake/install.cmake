# SPDX-License-Identifier: MIT
# What `cmake --install` puts under a prefix, which may be moved afterwards: the program finds the
# library, and the library its data and modules, from where it lies itself.
install(TARGETS demarc RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(CODE "file(RPATH_CHANGE FILE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/demarc\"
  OLD_RPATH [[$ORIGIN/${libraries_from_programs}:$ORIGIN/lib]]
  NEW_RPATH [[$ORIGIN/${libraries_from_programs}]])")
install(TARGETS ${demarc_modules} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/demarc)
# Not what scripts of the source tree alone use: fetched snapshots and where to fetch them.
install(DIRECTORY geodata/ DESTINATION ${CMAKE_INSTALL_DATADIR}/demarc/geodata
        PATTERN cache EXCLUDE
        PATTERN sources EXCLUDE)
# The program as a page, where scripts/build-app has made it.
install(DIRECTORY build/app/ DESTINATION ${CMAKE_INSTALL_DATADIR}/demarc/app OPTIONAL)
install(FILES README.md METHODS.md CHANGELOG.md CITATION.cff LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES output/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/output)

# The manual, made from the tables that the program itself reads its command line with.
file(GLOB manual_sources CONFIGURE_DEPENDS src/manual/*.cpp)
add_executable(demarc_manual_tool ${manual_sources})
target_link_libraries(demarc_manual_tool PRIVATE demarc_commands demarc_flags PkgConfig::MD4C)
set(manual_folder ${PROJECT_BINARY_DIR}/manual)
file(GLOB manual_texts CONFIGURE_DEPENDS geodata/*/README.md geodata/schemas/*.json)
add_custom_command(OUTPUT ${manual_folder}/man1/demarc.1
  COMMAND demarc_manual_tool ${PROJECT_SOURCE_DIR}/geodata ${manual_folder}
  DEPENDS demarc_manual_tool ${manual_texts}
  COMMENT "Writing the manual")
add_custom_target(demarc_manual ALL DEPENDS ${manual_folder}/man1/demarc.1)
install(DIRECTORY ${manual_folder}/ DESTINATION ${CMAKE_INSTALL_MANDIR})

install(FILES src/cli/shells/demarc.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME demarc)
install(FILES src/cli/shells/_demarc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES src/cli/shells/demarc.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
