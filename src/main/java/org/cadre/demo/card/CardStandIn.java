package org.cadre.demo.card;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.cadre.platform.settings.Settings;
import org.cadre.registration.card.CardAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In the demo cards are paid at a stand-in, unless an account at Stripe is set. Its keys are made anew with each start. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class CardStandIn {
    @Bean
    StandIn standIn(Clock system, Settings settings) {
        return new StandIn(system, URI.create(settings.link("/demo/card/")));
    }

    @Bean(destroyMethod = "close")
    StandInServer standInServer(StandIn standIn) {
        return new StandInServer(standIn);
    }

    @Bean
    CardAccess standInAccess(StandInServer server) {
        return new CardAccess("sk_test_sample", "whsec_" + UUID.randomUUID(), server.url());
    }

    @Bean
    StandInMessages standInMessages(StandIn standIn, CardAccess access, Clock system, Settings settings) {
        var messages = new StandInMessages(URI.create(settings.link("/webhooks/card")), access.webhookSecret(), system);
        messages.inTheBackground(settings.jobs());
        standIn.tell(messages::hear);
        return messages;
    }
}
