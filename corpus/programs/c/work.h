/* The work that every program does, in C: see corpus/programs/WORK.md. */
#ifndef WORK_H
#define WORK_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

enum { DATA_N = 100000, SORT_N = 20000, RECORDS_N = 500, GROWN = 34 << 20 };

/* Fills OUT with the first N bytes of the data. */
void work_data(uint8_t *out, size_t n);
/* CRC-32 (reflected, polynomial 0x04C11DB7) of N bytes. */
uint32_t work_crc32(const uint8_t *at, size_t n);
/* SHA-256 of N bytes, as 64 digits and NUL. */
void work_sha256(const uint8_t *at, size_t n, char out[65]);
/* The CRC-32 of the numbers after sorting. */
uint32_t work_sort(void);
/* Writes the document, malloc'ed, its length to *len. */
char *work_json_write(size_t *len);
/* Reads the document: the sum of its values, or -1 where it is none. */
long work_json_read(const char *text);
/* Packs N bytes with a window of 4096 bytes, malloc'ed; and unpacks them, into room for N. Each gives the length. */
size_t work_pack(const uint8_t *at, size_t n, uint8_t **out);
size_t work_unpack(const uint8_t *at, size_t n, uint8_t *out, size_t room);

/* Prints the lines of all of the above, and "grow"; STREAM-less, by printf. */
void work_print(void);
/* Prints the line "files"; works in the folder BELOW. */
void work_files(const char *below);

#endif
