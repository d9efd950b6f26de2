package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.cadre.TestDatabase;
import org.cadre.certification.credential.Json;
import org.cadre.platform.command.Progress;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port for public conformance suites, as {@code ./cadre serve} opens it. */
@Tag("database")
class ConformancePortTest {
    private static final String ASKED = """
            {"credential": {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
              "issuer": "did:example:issuer", "credentialSubject": {"id": "did:example:subject"}}}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isOpenedWithItsSettingAndHasNothingElseOnIt() throws Exception {
        int plain = freePort();
        int suites = freePort();
        try (var _ = Server.start(settings(plain, suites), Progress.silent())) {
            String there = "https://localhost:" + suites;
            var issued = post(there + "/credentials/issue", ASKED);
            assertThat(issued.statusCode()).isEqualTo(201);
            var credential = Json.read(issued.body()).getJsonObject("verifiableCredential");
            String verify = Json.write(
                    Json.object().add("verifiableCredential", credential).build());
            assertThat(post(there + "/credentials/verify", verify).statusCode()).isEqualTo(200);
            var altered =
                    post(there + "/credentials/verify", verify.replace("did:example:subject", "did:example:other"));
            assertThat(altered.statusCode()).isEqualTo(400);
            assertThat(Json.read(altered.body()).getJsonArray("errors")).isNotEmpty();
            assertThat(post(there + "/credentials/issue", "{").statusCode()).isEqualTo(400);
            assertThat(post(there + "/presentations/verify", "{}").statusCode()).isEqualTo(400);
            var list = get(credential.getJsonObject("credentialStatus").getString("statusListCredential"));
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(Json.read(list.body()).getJsonObject("credentialSubject").getString("type"))
                    .isEqualTo("BitstringStatusList");
            assertThat(get(there + "/").statusCode()).isEqualTo(404);
            assertThat(get(there + "/sign-in").statusCode()).isEqualTo(404);
            assertThat(post("http://127.0.0.1:" + plain + "/credentials/issue", ASKED)
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private static HttpResponse<String> post(String address, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As the suites do, who trust whatever certificate there is. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ServerSettings settings(int port, int suites) {
        var database = TestDatabase.running();
        return new ServerSettings(
                new Settings(
                        URI.create("http://127.0.0.1:" + port),
                        folder,
                        true,
                        false,
                        "Bluebonnet Principals Association (sample)",
                        "1 Example Plaza, Austin, TX 78701",
                        null,
                        "office@bluebonnet.example",
                        null,
                        List.of(new Settings.Signer("Ada Example", "Executive Director")),
                        ZoneId.of("America/Chicago"),
                        null,
                        null,
                        90,
                        new Settings.Keys(folder.resolve("keys"), null, null),
                        new Settings.Conformance(suites, null, null),
                        folder.resolve(Settings.CHECKPOINTS),
                        Settings.Backups.usual(folder),
                        Settings.Languages.ENGLISH),
                port,
                "127.0.0.1",
                new ExternalDatabase(
                        database.jdbcUrl(),
                        database.appUser(),
                        database.appPassword(),
                        database.ownerUser(),
                        database.ownerPassword()));
    }
}
