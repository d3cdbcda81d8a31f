@echo off
rem Runs the command line of a Tally release on Windows.
rem   TALLY_JAVA_HOME  the JDK 25 or later to use, where JAVA_HOME and java are others
setlocal
set "here=%~dp0"
if not exist "%here%lib\" (
  echo tally: this is a checkout; make a release with mvn -Prelease -DskipTests package and unpack the zip in cli\target 1>&2
  exit /b 1
)
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined TALLY_JAVA_HOME set "java=%TALLY_JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1 || (
  echo tally: no java found; install a JDK 25 ^(for example Temurin 25^) or point TALLY_JAVA_HOME at it 1>&2
  exit /b 1
)

rem OpenCV's log cannot be turned off from Java here.
if not defined OPENCV_LOG_LEVEL set "OPENCV_LOG_LEVEL=SILENT"
set "memory=-XX:+UseParallelGC"
if "%~1"=="read" set "memory=-XX:+UseSerialGC -Xmx320m"
if "%~1"=="serve" set "memory=-XX:+UseG1GC -Xms48m -Xmx1g -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:G1PeriodicGCInterval=30000"
set "vector="
for %%c in (train ensemble tune export models) do if "%~1"=="%%c" set "vector=--add-modules jdk.incubator.vector"
"%java%" %vector% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %memory% %TALLY_JAVA_OPTS% -cp "%here%lib\*" dev.tally.cli.Main %*
exit /b %ERRORLEVEL%
