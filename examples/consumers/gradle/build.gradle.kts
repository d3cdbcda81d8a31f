plugins {
    application
}

repositories {
    mavenLocal()
    mavenCentral()
}

java {
    toolchain {
        languageVersion = JavaLanguageVersion.of(25)
    }
}

val tally = "0.1.0-SNAPSHOT"

dependencies {
    implementation("dev.tally:tally-reader:$tally")
    // The native libraries of where it will run; name several to run in several places.
    runtimeOnly("dev.tally:tally-natives-linux-x86_64:$tally")
}

application {
    mainClass = "example.Main"
    applicationDefaultJvmArgs = listOf("--enable-native-access=ALL-UNNAMED")
}
