package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.platform.text.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseRulesTest {
    private static final List<String> OWN = List.of("rosa.delgado@bluebonnet.example", "Rosa María Delgado");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marigold tractor lantern quiet",
                "seven copper kettles hum",
                "my principal drives a green canoe",
                "Der Hund schläft im Heu",
                "xK9#vQ2!mZ7@pL4$w",
                "rosa paints old barns in may"
            })
    void takesWordsThatDoNotBelongTogether(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fourteen chars", "kurz", "ümläütümläüt"})
    void refusesFewerThanFifteenCharacters(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).map(Sentence::key).contains("people.passphrase.short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct Horse Battery Staple",
                "correct-horse-battery-staple1",
                "c0rrecth0rsebattery5taple",
                "passwordpassword1",
                "P@ssw0rd-P@ssw0rd",
                "iloveyou-forever-2027",
                "PrincipalOfTheSchool",
                "Welcome to School 2026",
                "let me in please 2027",
                "To the moon and back"
            })
    void refusesWhatManyPeopleChoose(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aaaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "12 12 12 12 12 12 12 12", "tractortractor tractor"})
    void refusesTheSameFewCharactersAgainAndAgain(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).map(Sentence::key).contains("people.passphrase.repeated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"123456789012345", "abcdefghijklmnop", "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv", "0987654321zyxwvu"
            })
    void refusesRowsOfTheAlphabetTheNumbersAndTheKeys(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).map(Sentence::key).contains("people.passphrase.sequence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa.delgado@bluebonnet.example", "Rosa María Delgado 1975", "delgado rosa bluebonnet"})
    void refusesOnesOwnNameAndAddress(String passphrase) {
        assertThat(PassphraseRules.refusal(passphrase, OWN)).map(Sentence::key).contains("people.passphrase.own");
    }

    @Test
    void takesLongOnes() {
        assertThat(PassphraseRules.refusal("marigold tractor ".repeat(11), OWN)).isEmpty();
        assertThat(PassphraseRules.refusal("marigold tractor ".repeat(12), OWN))
                .map(Sentence::key)
                .contains("people.passphrase.long");
    }
}
