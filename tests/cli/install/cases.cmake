demarc_script("an installed program may be moved" install/moved.sh)
demarc_script("a run loads GDAL for its formats alone" install/modules.sh)
