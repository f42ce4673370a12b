# SPDX-License-Identifier: MIT
# Runs in CPack, on what is to be packed: puts things where Debian has them.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(documents ${share}/doc/demarc)

file(READ ${documents}/LICENSE licence)
file(WRITE ${documents}/copyright
"demarc\n\n${licence}
The data in /usr/share/demarc/geodata have licences of their own: manifest.toml
there names origin, licence and attribution of each file.\n")
file(REMOVE ${documents}/LICENSE)

file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
file(RENAME ${documents}/CHANGELOG.md ${documents}/changelog)
# SOURCE_DATE_EPOCH is the time, where it is set.
string(TIMESTAMP time "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${documents}/changelog.Debian
"demarc (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Made with scripts/package; changelog.gz has the changes of demarc.

 -- ${CPACK_PACKAGE_CONTACT}  ${time}\n")
file(GLOB pages ${share}/man/man*/*)
# -n: without the time, so that the same sources give the same bytes.
execute_process(COMMAND gzip -9 -n ${documents}/changelog ${documents}/changelog.Debian
                ${pages} COMMAND_ERROR_IS_FATAL ANY)
