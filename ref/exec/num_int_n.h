/* exec/num_int_n.h: the integer operators for one width; read by num_int.h with N, IN, SN, UN and, up to 16
 * bits, S2N defined. */
#define OP(name) NUM_PASTE(name, N)

/* op-iadd */
/* The sum modulo 2^N. */
static inline IN OP(iadd)(IN i1, IN i2)
{
    return (IN)(i1 + i2);
}

/* op-isub */
/* The difference modulo 2^N. */
static inline IN OP(isub)(IN i1, IN i2)
{
    return (IN)(i1 - i2);
}

/* op-imul */
/* The product modulo 2^N. */
static inline IN OP(imul)(IN i1, IN i2)
{
    return (IN)((UN)i1 * i2);
}

#if N >= 32

/* op-idiv (unsigned) */
/* The quotient, truncated; there is none for a divisor of 0. */
static inline Errcode OP(idiv_u)(IN i1, IN i2, IN *out)
{
    if (i2 == 0)
        return ERR_integer_divide_by_zero;
    *out = i1 / i2;
    return ERR_none;
}

/* op-idiv (signed) */
/* The quotient, truncated toward zero; there is none for a divisor of 0, nor for -2^(N-1) / -1. */
static inline Errcode OP(idiv_s)(IN i1, IN i2, IN *out)
{
    if (i2 == 0)
        return ERR_integer_divide_by_zero;
    if (i1 == (IN)1 << (N - 1) && i2 == (IN)-1)
        return ERR_integer_overflow;
    *out = (IN)((SN)i1 / (SN)i2);
    return ERR_none;
}

/* op-irem (unsigned) */
/* The remainder; there is none for a divisor of 0. */
static inline Errcode OP(irem_u)(IN i1, IN i2, IN *out)
{
    if (i2 == 0)
        return ERR_integer_divide_by_zero;
    *out = i1 % i2;
    return ERR_none;
}

/* op-irem (signed) */
/* The remainder with the sign of the dividend; a divisor of -1 leaves 0, where C's operator may overflow. */
static inline Errcode OP(irem_s)(IN i1, IN i2, IN *out)
{
    if (i2 == 0)
        return ERR_integer_divide_by_zero;
    *out = i2 == (IN)-1 ? 0 : (IN)((SN)i1 % (SN)i2);
    return ERR_none;
}

#endif

/* op-inot */
/* All bits flipped. */
static inline IN OP(inot)(IN i)
{
    return (IN)~i;
}

/* op-iand */
/* The bits set in both. */
static inline IN OP(iand)(IN i1, IN i2)
{
    return i1 & i2;
}

/* op-iandnot */
/* The bits set in the first and clear in the second. */
static inline IN OP(iandnot)(IN i1, IN i2)
{
    return OP(iand)(i1, OP(inot)(i2));
}

/* op-ior */
/* The bits set in either. */
static inline IN OP(ior)(IN i1, IN i2)
{
    return i1 | i2;
}

/* op-ixor */
/* The bits in which both differ. */
static inline IN OP(ixor)(IN i1, IN i2)
{
    return i1 ^ i2;
}

/* op-ishl */
/* Shifted left by the count modulo N. */
static inline IN OP(ishl)(IN i1, IN i2)
{
    return (IN)((UN)i1 << (i2 % N));
}

/* op-ishr (unsigned) */
/* Shifted right by the count modulo N, zeros coming in. */
static inline IN OP(ishr_u)(IN i1, IN i2)
{
    return (IN)(i1 >> (i2 % N));
}

/* op-ishr (signed) */
/* Shifted right by the count modulo N, copies of the sign bit coming in. */
static inline IN OP(ishr_s)(IN i1, IN i2)
{
    return (IN)((SN)i1 >> (i2 % N));
}

#if N >= 32

/* op-irotl */
/* Rotated left by the count modulo N. */
static inline IN OP(irotl)(IN i1, IN i2)
{
    return (i1 << (i2 % N)) | (i1 >> (-i2 % N));
}

/* op-irotr */
/* Rotated right by the count modulo N. */
static inline IN OP(irotr)(IN i1, IN i2)
{
    return (i1 >> (i2 % N)) | (i1 << (-i2 % N));
}

/* op-iclz */
/* The number of zeros above the highest one, N if there is no one. */
static inline IN OP(iclz)(IN i)
{
    return i == 0 ? N : (IN)__builtin_clzll(i) - (64 - N);
}

/* op-ictz */
/* The number of zeros below the lowest one, N if there is no one. */
static inline IN OP(ictz)(IN i)
{
    return i == 0 ? N : (IN)__builtin_ctzll(i);
}

#endif

/* op-ipopcnt */
/* The number of ones: summed up in fields of 2, 4 and 8 bits, the bytes at last by a product. */
static inline IN OP(ipopcnt)(IN i)
{
    const UN ones = (IN)-1;
    UN u = i;
    u = u - (u >> 1 & ones / 3);
    u = (u & ones / 5) + (u >> 2 & ones / 5);
    u = (u + (u >> 4)) & ones / 17;
    return (IN)(u * (ones / 255)) >> (N - 8);
}

/* op-ieqz */
/* 1 for zero. */
static inline uint32_t OP(ieqz)(IN i)
{
    return i == 0;
}

/* op-inez */
/* 1 for all but zero. */
static inline uint32_t OP(inez)(IN i)
{
    return i != 0;
}

/* op-ieq */
/* 1 if both are equal. */
static inline uint32_t OP(ieq)(IN i1, IN i2)
{
    return i1 == i2;
}

/* op-ine */
/* 1 if both differ. */
static inline uint32_t OP(ine)(IN i1, IN i2)
{
    return i1 != i2;
}

/* op-ilt (unsigned) */
/* 1 if the first is less. */
static inline uint32_t OP(ilt_u)(IN i1, IN i2)
{
    return i1 < i2;
}

/* op-ilt (signed) */
/* 1 if the first is less by the signed interpretation. */
static inline uint32_t OP(ilt_s)(IN i1, IN i2)
{
    return (SN)i1 < (SN)i2;
}

/* op-igt (unsigned) */
/* 1 if the first is greater. */
static inline uint32_t OP(igt_u)(IN i1, IN i2)
{
    return i1 > i2;
}

/* op-igt (signed) */
/* 1 if the first is greater by the signed interpretation. */
static inline uint32_t OP(igt_s)(IN i1, IN i2)
{
    return (SN)i1 > (SN)i2;
}

/* op-ile (unsigned) */
/* 1 if the first is not greater. */
static inline uint32_t OP(ile_u)(IN i1, IN i2)
{
    return i1 <= i2;
}

/* op-ile (signed) */
/* 1 if the first is not greater by the signed interpretation. */
static inline uint32_t OP(ile_s)(IN i1, IN i2)
{
    return (SN)i1 <= (SN)i2;
}

/* op-ige (unsigned) */
/* 1 if the first is not less. */
static inline uint32_t OP(ige_u)(IN i1, IN i2)
{
    return i1 >= i2;
}

/* op-ige (signed) */
/* 1 if the first is not less by the signed interpretation. */
static inline uint32_t OP(ige_s)(IN i1, IN i2)
{
    return (SN)i1 >= (SN)i2;
}

/* op-ibitselect */
/* The bits of the first where the mask has ones, those of the second elsewhere. */
static inline IN OP(ibitselect)(IN i1, IN i2, IN i3)
{
    return OP(ior)(OP(iand)(i1, i3), OP(iand)(i2, OP(inot)(i3)));
}

/* op-ineg */
/* The negation modulo 2^N. */
static inline IN OP(ineg)(IN i)
{
    return (IN) - (UN)i;
}

/* op-iabs */
/* The magnitude of the signed interpretation modulo 2^N. */
static inline IN OP(iabs)(IN i)
{
    return (SN)i >= 0 ? i : OP(ineg)(i);
}

/* op-imin (unsigned) */
/* The lesser. */
static inline IN OP(imin_u)(IN i1, IN i2)
{
    return OP(ilt_u)(i1, i2) ? i1 : i2;
}

/* op-imin (signed) */
/* The lesser by the signed interpretation. */
static inline IN OP(imin_s)(IN i1, IN i2)
{
    return OP(ilt_s)(i1, i2) ? i1 : i2;
}

/* op-imax (unsigned) */
/* The greater. */
static inline IN OP(imax_u)(IN i1, IN i2)
{
    return OP(igt_u)(i1, i2) ? i1 : i2;
}

/* op-imax (signed) */
/* The greater by the signed interpretation. */
static inline IN OP(imax_s)(IN i1, IN i2)
{
    return OP(igt_s)(i1, i2) ? i1 : i2;
}

#if N <= 16

/* aux-sat (unsigned) */
/* Clamps to 0 ... 2^N - 1. */
static inline IN OP(sat_u)(S2N i)
{
    const S2N max = (IN)-1;
    i = i < 0 ? 0 : i;
    return (IN)(i > max ? max : i);
}

/* aux-sat (signed) */
/* Clamps to -2^(N-1) ... 2^(N-1) - 1, as its two's complement. */
static inline IN OP(sat_s)(S2N i)
{
    const S2N max = (IN)-1 / 2, min = -max - 1;
    i = i < min ? min : i;
    return (IN)(i > max ? max : i);
}

/* op-iadd_sat (unsigned) */
/* The sum, clamped. */
static inline IN OP(iadd_sat_u)(IN i1, IN i2)
{
    return OP(sat_u)((S2N)(i1 + i2));
}

/* op-iadd_sat (signed) */
/* The sum of the signed interpretations, clamped. */
static inline IN OP(iadd_sat_s)(IN i1, IN i2)
{
    return OP(sat_s)((S2N)((SN)i1 + (SN)i2));
}

/* op-isub_sat (unsigned) */
/* The difference, clamped. */
static inline IN OP(isub_sat_u)(IN i1, IN i2)
{
    return OP(sat_u)((S2N)(i1 - i2));
}

/* op-isub_sat (signed) */
/* The difference of the signed interpretations, clamped. */
static inline IN OP(isub_sat_s)(IN i1, IN i2)
{
    return OP(sat_s)((S2N)((SN)i1 - (SN)i2));
}

/* op-iavgr */
/* Half the sum, halves rounded up. */
static inline IN OP(iavgr_u)(IN i1, IN i2)
{
    return (IN)((i1 + i2 + 1) / 2);
}

#endif

#if N == 16

/* op-iq15mulrsat */
/* The product of two fixed-point fractions of 15 bits, halves rounded up, clamped. */
static inline IN OP(iq15mulr_sat_s)(IN i1, IN i2)
{
    return OP(sat_s)(((SN)i1 * (SN)i2 + (1 << 14)) >> 15);
}

#endif

#undef OP
