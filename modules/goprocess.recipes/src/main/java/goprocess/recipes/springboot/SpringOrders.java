package goprocess.recipes.springboot;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;
import goprocess.recipes.Orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Spring Boot application in which a process owns the JVM. The Spring context uses the orders, so
 * it is their child.
 *
 * <p>With two owners, both would act at a TERM. So Spring's own shutdown hook is switched off here.
 * Spring also closes each bean that has a {@code close} method, in the order of its own graph,
 * unless the bean is declared with {@code destroyMethod = ""}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(OrderController.class)
class SpringOrders {
    public static void main(String[] args) throws IOException {
        GoProcess app = application("orders").open();
        Orders orders = new OrderFile(app, Path.of(args[0])).orders();

        // @start region="context"
        SpringApplication spring = new SpringApplication(SpringOrders.class);
        spring.setRegisterShutdownHook(false); // the application closes the context, in its order
        spring.addInitializers(made -> made.getBeanFactory().registerSingleton("orders", orders));
        spring.setDefaultProperties(Map.of("server.port", args[1], "server.address", "127.0.0.1"));
        ConfigurableApplicationContext context = spring.run();
        named("spring").parent(orders.users()).teardown(context::close).open();
        // @end
        System.out.println("ready");
    }

    // @start region="bean"
    /** A process as a bean. Spring would close it, because it has a method {@code close}. */
    @Bean(destroyMethod = "")
    GoProcess mailer(Orders orders) {
        return named("mailer").parent(orders.users()).open();
    }
    // @end
}
