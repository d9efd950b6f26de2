package org.cadre.people;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The districts and schools of Texas that come with Cadre, as files of the NCES directory: see sample/nces/README.md. */
public final class NcesSample {
    public static final String DISTRICTS = "lea-2013-14-tx.csv";
    public static final String SCHOOLS = "school-2013-14-tx.csv";

    /** In the order in which they can be loaded. */
    public static final List<String> FILES = List.of(DISTRICTS, SCHOOLS);

    private NcesSample() {}

    public static InputStream open(String file) throws IOException {
        return new GZIPInputStream(
                Objects.requireNonNull(NcesSample.class.getResourceAsStream("/sample/nces/" + file + ".gz"), file));
    }
}
