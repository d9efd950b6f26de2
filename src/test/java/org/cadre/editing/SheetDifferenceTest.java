package org.cadre.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Texts;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionSheet;
import org.junit.jupiter.api.Test;

/** Two editions, and what is different between them in words. */
class SheetDifferenceTest {
    private static final EditionSheet NATIONAL = EditionSheet.of(EditionFile.national());
    private static final String CONTACT = "requirements.certification.all[2]";
    private final Texts texts = new Texts();

    private List<String> from(EditionSheet other) {
        return SheetDifference.between(NATIONAL, other).stream().map(texts::say).toList();
    }

    @Test
    void ofTheSameIsNothing() {
        assertThat(from(NATIONAL)).isEmpty();
    }

    @Test
    void ofValuesSaysBeforeAndAfter() {
        assertThat(from(NATIONAL.with(CONTACT + ".contactMinutes", 4800)))
                .containsExactly("Log 72 contact hours, Contact hours: 72.00 → 80.00");
        assertThat(from(NATIONAL.with("hours.level", "confirmed")))
                .containsExactly("An hour counts when it is: verified by the coach → confirmed by the protégé");
        assertThat(from(NATIONAL.with("effective", "2027-03-09")))
                .containsExactly("In effect from: Wed, Jan 1, 2020 → Tue, Mar 9, 2027");
        assertThat(from(NATIONAL.with("attendance.partialCredit", false)))
                .containsExactly("Who attended part of a module gets credit for that part: yes → no");
        assertThat(from(NATIONAL.with("renewal.noticeMonths", List.of(12, 0))))
                .containsExactly("Notices so many months before: 12, 6, 1, 0 → 12, 0");
    }

    @Test
    void ofListsSaysWhatCameWentAndMoved() {
        assertThat(from(NATIONAL.without("modules[5]")))
                .containsExactly("Removed: module “Foundations of Effective Mentor Programs”");
        assertThat(from(NATIONAL.plus("report.prompts", Map.of("key", "new", "title", "What surprised you"))))
                .containsExactly("Added: question “What surprised you”");
        assertThat(from(NATIONAL.moved("report.prompts", 2, true)))
                .containsExactly("Another order: Questions of the monthly report");
        assertThat(from(NATIONAL.with("modules[0].minutes", 180)))
                .containsExactly("Mentoring New School Leaders: A Journey of Discovery, Minutes: 150 → 180");
    }

    @Test
    void ofTreesSaysWhatIsAskedForAnew() {
        assertThat(from(NATIONAL.without(CONTACT)))
                .containsExactly("Removed: requirement “Log 72 contact hours” (72.00 contact hours)");
        assertThat(from(NATIONAL.without("requirements.certification.all[0]")))
                .containsExactly("Removed: requirement “Complete the Leadership Immersion Institute” (Part one, as it"
                        + " stands above)");
    }

    @Test
    void ofWhatNoFormKnowsIsSaidToo() {
        assertThat(from(NATIONAL.with("colors", "green"))).containsExactly("colors: not set → green");
    }
}
