# Builds Tensorcord and a small Java runtime for it; the last stage holds only what runs.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
COPY sql sql
COPY config config
RUN mvn -B -q -Dmaven.test.skip=true package
RUN jlink --output /runtime --strip-java-debug-attributes --no-header-files --no-man-pages \
      --compress zip-6 --add-modules \
      java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.jfr,jdk.unsupported,jdk.zipfs

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates fontconfig fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /nonexistent tensorcord \
 && install -d -o tensorcord -g tensorcord /data
COPY --from=build /runtime /opt/runtime
COPY --from=build /build/target/lib /opt/tensorcord/lib
COPY --from=build /build/target/tensorcord.jar /opt/tensorcord/
COPY config /opt/tensorcord/config
WORKDIR /opt/tensorcord
ENV PATH=/opt/runtime/bin:$PATH TENSORCORD_DATA_FOLDER=/data
USER tensorcord
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
  CMD ["java", "-Xshare:auto", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-jar", "tensorcord.jar", "health"]
ENTRYPOINT ["java", "@config/jvm.options", "-XX:MaxRAMPercentage=60", "-jar", "tensorcord.jar"]
CMD ["run"]
