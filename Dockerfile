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
      java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs

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
# The classes that a fit loads, parsed and linked beforehand: the program starts in half the time.
RUN java @config/jvm.options -XX:DumpLoadedClassList=/tmp/classes -jar tensorcord.jar \
      fit --demo cubic --png /tmp/fit.png \
 && java @config/jvm.options -Xshare:dump -XX:SharedClassListFile=/tmp/classes \
      -XX:SharedArchiveFile=tensorcord.jsa -jar tensorcord.jar \
 && rm /tmp/classes /tmp/fit.png
USER tensorcord
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
  CMD ["java", "-Xshare:auto", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-jar", "tensorcord.jar", "health"]
ENTRYPOINT ["java", "@config/jvm.options", "-XX:SharedArchiveFile=tensorcord.jsa", "-XX:MaxRAMPercentage=60", "-jar", "tensorcord.jar"]
CMD ["run"]
