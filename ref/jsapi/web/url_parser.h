/* url_parser.h: URL records and their parser (URL Standard, "URLs").
 * DEVIATES(url-hosts): hosts of special URLs are lower-cased ASCII names or IPv6 addresses as written: no IDNA, no numbers as
 * IPv4 addresses, no percent-decoding. Module resolution needs none of these. */
#ifndef TOUCHSTONE_JSAPI_WEB_URL_PARSER_H
#define TOUCHSTONE_JSAPI_WEB_URL_PARSER_H

#include "util/bytes.h"

/* A URL record; every part is serialized. */
typedef struct Url {
    Buffer scheme; /* without the colon */
    Buffer username, password;
    bool has_host; /* the host is not null */
    Buffer host;
    int port; /* -1: null */
    bool opaque_path;
    Buffer path; /* with its slashes */
    bool has_query, has_fragment;
    Buffer query, fragment; /* without ? and # */
} Url;

/* Basic URL parser: INPUT against BASE, which may be NULL. False for failure; then there is nothing to free. */
bool url_parse(Bytes input, const Url *base, Url *out);
void url_free(Url *url);
/* URL serializer; the caller frees it. */
Buffer url_serialize(const Url *url);
/* The default port of a special scheme, 0 for file, -1 where SCHEME is not special. */
int url_default_port(const Buffer *scheme);
/* Percent-decode; the caller frees it. */
Buffer url_percent_decode(Bytes input);

#endif
