/* A PNG file of red, green, blue rows. */
#ifndef TERMFLEET_PNG_H
#define TERMFLEET_PNG_H

#include <stdio.h>

#include "xwd.h"

/** Writes the image to `out`. @return 0, or -1 when memory or the output failed */
int png_write(const struct xwd_image *image, FILE *out);

#endif
