/* Any bytes as a picture: its header says a size that may be decoded, or it is refused with a reason. */
#include "base/image_header.h"
#include "fuzz/fuzz_checks.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    ImageHeader header;
    const char *why = NULL;
    int width, height;
    if (!image_header_read(bytes, length, &header, &why)) {
        require(why);
        return 0;
    }
    require(header.type != IMAGE_UNKNOWN && image_header_begins(bytes, length < 16 ? length : 16));
    image_header_upright(&header, &width, &height);
    require(width > 0 && width <= IMAGE_SIDE_MAX && height > 0 && height <= IMAGE_SIDE_MAX);
    require((int64_t)width * height <= IMAGE_PIXELS_MAX);
    return 0;
}
