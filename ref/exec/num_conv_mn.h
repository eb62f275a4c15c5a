/* exec/num_conv_mn.h: the conversions between integers and floats for one pair of widths; read by num_conv.h with M and
 * N defined. A float of 32 bits is compared as a double, which holds it exactly. */
#define OP(name) NUM_PASTE2(name, M, N)
#define IM       NUM_OF(UINT, M)
#define SM       NUM_OF(SINT, M)
#define IN       NUM_OF(UINT, N)
#define SN       NUM_OF(SINT, N)

/* op-trunc (unsigned) */
/* The integral part; there is none of a NaN, nor outside of 0 ... 2^N - 1. */
static inline Errcode OP(trunc_u)(IM bits, IN *out)
{
    double z = NUM_OF(OF, M)(bits);
    if (z != z)
        return ERR_invalid_conversion;
    if (!(z > -1 && z < NUM_OF(END_U, N)))
        return ERR_integer_overflow;
    *out = (IN)z;
    return ERR_none;
}

/* op-trunc (signed) */
/* The integral part; there is none of a NaN, nor outside of -2^(N-1) ... 2^(N-1) - 1. */
static inline Errcode OP(trunc_s)(IM bits, IN *out)
{
    double z = NUM_OF(OF, M)(bits);
    if (z != z)
        return ERR_invalid_conversion;
    if (!(NUM_OF(MIN_S, N)(z) && z < NUM_OF(END_S, N)))
        return ERR_integer_overflow;
    *out = (IN)(SN)z;
    return ERR_none;
}

/* op-trunc_sat (unsigned) */
/* The integral part, clamped; 0 for a NaN. */
static inline IN OP(trunc_sat_u)(IM bits)
{
    double z = NUM_OF(OF, M)(bits);
    if (!(z > -1))
        return 0;
    return z < NUM_OF(END_U, N) ? (IN)z : (IN)-1;
}

/* op-trunc_sat (signed) */
/* The integral part, clamped; 0 for a NaN. */
static inline IN OP(trunc_sat_s)(IM bits)
{
    const IN min = (IN)1 << (N - 1);
    double z = NUM_OF(OF, M)(bits);
    if (z != z)
        return 0;
    if (!NUM_OF(MIN_S, N)(z))
        return min;
    return z < NUM_OF(END_S, N) ? (IN)(SN)z : min - 1;
}

/* op-convert (unsigned) */
/* The integer as a float, rounded. */
static inline IN OP(convert_u)(IM i)
{
    return NUM_OF(BITS, N)((NUM_OF(FLOAT, N))i);
}

/* op-convert (signed) */
/* The signed interpretation as a float, rounded. */
static inline IN OP(convert_s)(IM i)
{
    return NUM_OF(BITS, N)((NUM_OF(FLOAT, N))(SM)i);
}

#undef OP
#undef IM
#undef SM
#undef IN
#undef SN
