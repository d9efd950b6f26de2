package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class LargeUploadTest {
    private static final long SIZE = 200L * 1024 * 1024;

    @Autowired
    private Demo demo;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    /** Zeros without end, as far as they are asked for. */
    private static InputStream zeros(long most) {
        return new InputStream() {
            private long left = most;

            @Override
            public int read() {
                return left-- > 0 ? '0' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(left, length);
                java.util.Arrays.fill(into, from, from + read, (byte) '0');
                left -= read;
                return read;
            }
        };
    }

    @Test
    void aListOfTwoHundredMegabytesIsAnsweredInWords() throws Exception {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            byte[] begin = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8);
            byte[] end = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
            var answer = client.send(
                    HttpRequest.newBuilder(TestServer.url().resolve("/office/imports/new/people"))
                            .header("Accept", "text/html")
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(HttpRequest.BodyPublishers.fromPublisher(
                                    HttpRequest.BodyPublishers.ofInputStream(() -> body(begin, end)),
                                    begin.length + SIZE + end.length))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("25 MB").contains("in parts");
        }
    }

    private static InputStream body(byte[] begin, byte[] end) {
        return new SequenceInputStream(
                new SequenceInputStream(new java.io.ByteArrayInputStream(begin), zeros(SIZE)),
                new java.io.ByteArrayInputStream(end));
    }
}
