package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A file that is written while it is sent. */
@CadreTest
class StreamedReplyTest {
    @Autowired
    private Pages pages;

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void answer(Reply.Body body) {
        pages.answer(Reply.download("people.csv", "text/csv", body), new MockHttpServletRequest(), response);
    }

    @Test
    void goesOutAsAnAttachment() throws Exception {
        answer(out -> out.write("Rosa".getBytes(StandardCharsets.UTF_8)));
        assertThat(response.getContentAsString()).isEqualTo("Rosa");
        assertThat(response.getHeader("Content-Disposition")).startsWith("attachment").contains("people.csv");
    }

    @Test
    void isBrokenOffWhenItFailsAfterTheFirstBytes() {
        assertThatThrownBy(() -> answer(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the database is gone");
                }))
                .isInstanceOf(BrokenOff.class);
    }

    @Test
    void leavesRoomForAPageWhenItFailsBefore() {
        assertThatThrownBy(() -> answer(out -> {
                    throw new IllegalStateException("no such list");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getHeader("Content-Disposition")).isNull();
    }
}
