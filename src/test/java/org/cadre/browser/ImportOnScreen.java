package org.cadre.browser;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.platform.job.JobsByHand;

/** Office brings a list in, page by page; the long work between two pages is done here and now. */
final class ImportOnScreen {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Person office;
    private final JobsByHand jobs;

    ImportOnScreen(Person office, JobsByHand jobs) {
        this.office = office;
        this.jobs = jobs;
    }

    /**
     * Mentors as such lists are: a title above, names of its own, days as Americans write them.
     *
     * @param broken so many at the end lack an address
     */
    static String mentors(int all, int broken) {
        return "Certified mentors (sample),,,,\nFull Name,E-mail Address,Cell,Member No,Paid Through\n"
                + IntStream.rangeClosed(1, all)
                        .mapToObj(n -> "Sample Mentor %d,%s,555-01%04d,S-%d,6/30/2037"
                                .formatted(n, n > all - broken ? "no address" : address(n), n, n))
                        .collect(Collectors.joining("\n"));
    }

    /** Where the list says that this mentor is written to. */
    static String address(int mentor) {
        return "mentor" + mentor + "@school.example";
    }

    /** From the page on which a list of this kind is brought to the one on which its columns are matched. */
    ImportOnScreen read(String file, String rows) {
        office.page()
                .locator("#file")
                .setInputFiles(new FilePayload(file, "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        office.press("Read the file").sees("Match the columns");
        return this;
    }

    /** To what would come of it: the page renews itself until it says these words. */
    void lookThrough(String until) {
        office.press("Check the rows").sees("The rows are being checked. Nothing is saved yet");
        comesTo(until);
    }

    void record(String button) {
        office.press(button).sees("is being saved");
        comesTo("Saved by Opal");
    }

    private void comesTo(String words) {
        jobs.after(A_MOMENT);
        office.page().locator("main").getByText(words).waitFor();
        office.looksWell();
    }
}
