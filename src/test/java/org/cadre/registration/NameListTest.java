package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cadre.platform.text.Sentence;
import org.junit.jupiter.api.Test;

class NameListTest {
    private static List<String> keys(NameList list) {
        return list.problems().stream().map(Sentence::key).toList();
    }

    @Test
    void readsNamesHoweverTheyAreWritten() {
        var list = NameList.read("""
                Name, Email
                Rosa Delgado, rosa@bluebonnet.example
                Marcus Lee; MARCUS@bluebonnet.example

                Uma Patel\tuma@bluebonnet.example
                Del Ramos <del@bluebonnet.example>,
                "Cho, Wendy",wendy@bluebonnet.example
                victor@bluebonnet.example,Victor,Stone
                """);
        assertThat(list.problems()).isEmpty();
        assertThat(list.names())
                .containsExactly(
                        new NameList.Name(2, "Rosa Delgado", "rosa@bluebonnet.example"),
                        new NameList.Name(3, "Marcus Lee", "marcus@bluebonnet.example"),
                        new NameList.Name(5, "Uma Patel", "uma@bluebonnet.example"),
                        new NameList.Name(6, "Del Ramos", "del@bluebonnet.example"),
                        new NameList.Name(7, "Cho, Wendy", "wendy@bluebonnet.example"),
                        new NameList.Name(8, "Victor Stone", "victor@bluebonnet.example"));
    }

    @Test
    void saysLineByLineWhatCannotBeRead() {
        var list = NameList.read("""
                Rosa Delgado
                Marcus Lee, marcus@nowhere
                , uma@bluebonnet.example
                Del Ramos, del@bluebonnet.example, other@bluebonnet.example
                Wendy Cho, wendy@bluebonnet.example
                """);
        assertThat(keys(list))
                .containsExactly(
                        "registration.names.no-mail",
                        "registration.names.not-a-mail",
                        "registration.names.no-name",
                        "registration.names.two-mails");
        assertThat(list.names()).hasSize(1);
        assertThat(list.problems().get(1).arguments().getFirst()).isEqualTo(2);
    }

    @Test
    void saysWhereANameStandsTwice() {
        var list = NameList.read("Rosa, rosa@bluebonnet.example\nRosa D., Rosa@Bluebonnet.example");
        assertThat(list.problems())
                .containsExactly(Sentence.of("registration.names.twice", 2, "rosa@bluebonnet.example", 1));
        assertThat(list.names()).hasSize(1);
    }

    @Test
    void readsFilesAsSpreadsheetsWriteThem() {
        assertThat(NameList.textOf("\uFEFFName,Mail\n".getBytes(StandardCharsets.UTF_8)))
                .contains("Name,Mail\n");
        assertThat(NameList.textOf("Inés".getBytes(Charset.forName("windows-1252"))))
                .contains("Inés");
        assertThat(NameList.textOf(new byte[] {'P', 'K', 3, 4, 0, 0})).isEmpty();
        assertThat(NameList.textOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Property(tries = 300)
    void readsAnythingWithoutFailing(@ForAll String text) {
        var list = NameList.read(text);
        assertThat(list.names().stream().map(NameList.Name::email)).doesNotHaveDuplicates();
    }
}
