package org.cadre.certification.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SharingTest {
    private final Sharing sharing = new Sharing(
            "National Mentor Certificate",
            "Association of \"A\" & <B>",
            "NMC-2026-0007",
            LocalDate.of(2026, 11, 27),
            LocalDate.of(2029, 11, 27),
            "https://mentors.example.org/check/abcd");

    @Test
    void fillsInEveryFieldOfAProfileEntry() {
        assertThat(sharing.addToProfile())
                .startsWith("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&")
                .contains("&name=National%20Mentor%20Certificate&")
                .contains("&organizationName=Association%20of%20%22A%22%20%26%20%3CB%3E&")
                .contains("&issueYear=2026&issueMonth=11&expirationYear=2029&expirationMonth=11&")
                .contains("&certUrl=https%3A%2F%2Fmentors.example.org%2Fcheck%2Fabcd&")
                .endsWith("&certId=NMC-2026-0007");
    }

    @Test
    void makesASnippetInWhichNoNameBreaksOut() {
        assertThat(sharing.snippet())
                .startsWith("<a href=\"https://mentors.example.org/check/abcd\"><img src=")
                .contains("alt=\"National Mentor Certificate, Association of &quot;A&quot; &amp; &lt;B&gt;\"")
                .doesNotContain("<B>", "script");
    }
}
