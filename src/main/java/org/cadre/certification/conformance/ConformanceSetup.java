package org.cadre.certification.conformance;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.platform.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

/** Opens the port of suites. In any other profile nothing of it exists. */
@Configuration(proxyBeanMethods = false)
@Profile(ConformanceSetup.PROFILE)
@ConditionalOnWebApplication
class ConformanceSetup {
    static final String PROFILE = "conformance";

    private static final Logger LOG = LoggerFactory.getLogger(ConformanceSetup.class);

    @Bean
    Connector suiteConnector(Settings settings, Clock system, @Value("${server.address:127.0.0.1}") String address) {
        var conformance = Objects.requireNonNull(settings.conformance());
        String given = conformance.password();
        String password = given == null ? UUID.randomUUID().toString() : given;
        var keystore = conformance.keystore() == null
                ? Keystores.selfMade(password.toCharArray(), system.instant())
                : Keystores.given(conformance.keystore(), password.toCharArray());
        var host = new SSLHostConfig();
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(keystore);
        certificate.setCertificateKeystorePassword(password);
        host.addCertificate(certificate);
        var connector = new Connector();
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setPort(conformance.port());
        connector.setProperty("address", address);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        return connector;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> suitePort(@Qualifier("suiteConnector") Connector port) {
        return factory -> factory.addAdditionalConnectors(port);
    }

    @Bean
    SuiteIssuer suiteIssuer(StatusLists lists, Clock system) {
        return new SuiteIssuer(lists, system);
    }

    @Bean
    FilterRegistrationBean<SuitePort> suiteAnswers(
            @Qualifier("suiteConnector") Connector port, SuiteIssuer suite, Issuer issuer, Clock system) {
        var answers = new FilterRegistrationBean<>(
                new SuitePort(port::getLocalPort, suite, new SuiteVerifier(issuer, suite, system)));
        answers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return answers;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> suiteReady(
            @Qualifier("suiteConnector") Connector port, SuiteIssuer suite) {
        return _ -> LOG.warn(
                "conformance suites may ask at port {} for anything to be signed by {}",
                port.getLocalPort(),
                suite.id());
    }
}
