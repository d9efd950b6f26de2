package org.cadre.certification;

import java.util.Locale;

/** The number people quote: NMC for National Mentor Certificate, the year, and a running number without gaps. */
record CertificateNumber(String value) {
    static CertificateNumber of(int year, long running) {
        return new CertificateNumber(String.format(Locale.ROOT, "NMC-%d-%06d", year, running));
    }

    /** The counter that gives the running numbers of a year. */
    static String series(int year) {
        return "certificate-" + year;
    }

    /** A number as somebody typed it: blanks and small letters do no harm. */
    static CertificateNumber typed(String text) {
        return new CertificateNumber(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    }
}
