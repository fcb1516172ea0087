/* Until ext/extract/speaker_key.h lands; goes with that commit. */
#if __has_include("../extract/speaker_key.h")
#include "../extract/speaker_key.h"
#else
#define quoth_speaker_key quoth_unicode_latin
#endif
