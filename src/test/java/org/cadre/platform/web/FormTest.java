package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cadre.platform.text.Sentence;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void gathersAllProblemsAndKeepsWhatWasTyped() {
        var form =
                Form.empty().with("day", "tomorrow").with("minutes", "an hour").with("summary", " short ");
        assertThat(form.day("day")).isEmpty();
        assertThat(form.number("minutes")).isEmpty();
        form.required("mode", Sentence.of("web.choose"));
        assertThat(form.isRight()).isFalse();
        assertThat(form.problems()).containsOnlyKeys("day", "minutes", "mode");
        assertThat(form.text("day")).isEqualTo("tomorrow");
        assertThat(form.text("summary")).isEqualTo("short");
    }

    @Test
    void takesNoDayThatCannotBeMeant() {
        assertThat(Form.empty().with("day", "0027-03-09").day("day")).isEmpty();
        assertThat(Form.empty().with("day", "2027-03-09").day("day")).contains(LocalDate.of(2027, 3, 9));
    }

    @Test
    void letsTheFirstWordOnAFieldStand() {
        var form = Form.empty();
        form.wrong("day", Sentence.of("first"));
        form.wrong("day", Sentence.of("second"));
        assertThat(form.problem("day")).isEqualTo(Sentence.of("first"));
    }

    @Test
    void keepsItsKeyWhenSentAgain() {
        var key = Form.empty().key();
        assertThat(Form.empty().with(Form.KEY, key).text(Form.KEY)).isEqualTo(key.toString());
    }
}
