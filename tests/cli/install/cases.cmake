demarc_script("an installed program may be moved" install/moved.sh)
