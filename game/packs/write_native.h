/* What the two files that write native packs share; for them alone. */
#ifndef QUIZLEAF_PACKS_WRITE_NATIVE_H
#define QUIZLEAF_PACKS_WRITE_NATIVE_H

#include "packs/pack_writing.h"
#include "packs/yaml_writer.h"

/* write_native_facts.c: the key "facts" with every relation. */
void write_native_facts(YamlWriter *yaml, const FactBase *facts);

#endif
