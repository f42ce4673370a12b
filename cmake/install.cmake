# SPDX-License-Identifier: MIT
# What `cmake --install` puts under a prefix, which may be moved afterwards: the program finds its
# data and modules from where it lies itself.
install(TARGETS demarc RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Not what scripts of the source tree alone use: fetched snapshots and where to fetch them.
install(DIRECTORY geodata/ DESTINATION ${CMAKE_INSTALL_DATADIR}/demarc/geodata
        PATTERN cache EXCLUDE
        PATTERN sources EXCLUDE)
install(FILES README.md CHANGELOG.md CITATION.cff LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(FILES src/cli/shells/demarc.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME demarc)
install(FILES src/cli/shells/_demarc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES src/cli/shells/demarc.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
