package org.cadre.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Test;

class EditingTest {
    private final Texts texts = new Texts();
    private final Catalog catalog = new Catalog(texts);
    private final Editing editing = new Editing();

    private Catalog.Entry entry(String key) {
        return catalog.find("notification." + key).orElseThrow();
    }

    private String refusal(String key, String typed) {
        return editing.read(entry(key), typed) instanceof Editing.Read.Wrong(Sentence why) ? texts.say(why) : "";
    }

    @Test
    void showsArgumentsByNamesThatAPersonUnderstands() {
        var entry = entry("renewal.notice.line");
        assertThat(entry.shown(entry.pattern()))
                .isEqualTo("Your National Mentor Certificate {certificate number} is valid until {expiry date}.");
        var plural = entry("seat.names.subject");
        assertThat(plural.shown(plural.pattern()))
                .isEqualTo("{seats, plural, one{One name is missing} other{# names are missing}} for {offering}");
    }

    @Test
    void readsThemBackInAnyOrder() {
        assertThat(editing.read(entry("renewal.notice.line"), "Until {Expiry date}: {certificate number}."))
                .isEqualTo(new Editing.Read.Right("Until {1}: {0}."));
        assertThat(editing.read(
                        entry("seat.names.subject"),
                        "{offering}: {seats, plural, one{one name} other{# names}} to come"))
                .isEqualTo(new Editing.Read.Right("{1}: {0, plural, one{one name} other{# names}} to come"));
    }

    @Test
    void refusesWhatDropsSomethingTheMailIsFor() {
        assertThat(refusal("renewal.notice.line", "Your certificate {certificate number} ends soon."))
                .contains("This is missing: {expiry date}");
    }

    @Test
    void refusesWhatIsNotKnownAndSaysWhatWasMeant() {
        assertThat(refusal("renewal.notice.line", "{certificate number} until {expiry}"))
                .contains("{expiry} is not known here. Did you mean {expiry date}?");
        assertThat(refusal("renewal.own", "See {name}")).contains("Nothing is filled in");
    }

    @Test
    void refusesABrokenPattern() {
        assertThat(refusal("renewal.notice.line", "{certificate number until {expiry date}"))
                .isNotEmpty();
        assertThat(refusal("renewal.own", "See } it")).contains("A brace is missing");
        assertThat(refusal("seat.names.subject", "{offering} {seats, plural, one{one name}}"))
                .contains("The part that chooses between one and many is broken");
        assertThat(refusal("renewal.own", "  ")).contains("A message cannot be empty. Go back to the original instead");
        assertThat(refusal("renewal.notice.subject", "Until {expiry date}\nBcc: all"))
                .contains("one line");
    }

    @Test
    void refusesToFillInOtherwiseThanTheDefaultDoes() {
        assertThat(refusal("people.hello", "Hello {name, number}")).contains("{name} cannot be written this way");
        assertThat(refusal("renewal.notice.line", "{certificate number} until {expiry date, date}"))
                .contains("{expiry date} cannot be written this way");
        assertThat(refusal("people.hello", "Hello {name, plural, one{you} other{all}}"))
                .contains("{name} cannot be written this way");
        assertThat(refusal("people.hello", "Hello {name, nothing}")).isNotEmpty();
        assertThat(refusal(
                        "seat.names.subject",
                        "{seats, plural, one{for {offering, number}} other{# names for {offering}}}"))
                .contains("{offering} cannot be written this way");
        assertThat(refusal("seat.names.subject", "{seats} for {offering}"))
                .as("as it is")
                .isEmpty();
    }

    @Test
    void takesEveryDefaultAsItStands() {
        for (var entry : catalog.all()) {
            assertThat(editing.read(entry, entry.shown(entry.pattern())))
                    .as(entry.key())
                    .isEqualTo(new Editing.Read.Right(entry.pattern().strip()));
        }
    }
}
