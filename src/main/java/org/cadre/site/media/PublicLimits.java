package org.cadre.site.media;

/**
 * How large what is put on the public site may be, and how long a consent to be shown there lasts.
 *
 * @param pictureMegapixels so many are too many
 * @param pictureMegabytes so many are too many
 */
public record PublicLimits(
        int pictureMegapixels,
        int pictureMegabytes,
        int videoMegabytes,
        int fileMegabytes,
        int consentMonths,
        int warningDays) {
    static long bytes(int megabytes) {
        return megabytes * 1024L * 1024L;
    }
}
