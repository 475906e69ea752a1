@echo off
rem Kho hoi nghi on Windows: the same words as bootstrap.sh, which says more.
rem
rem   packaging\bootstrap.cmd setup          .venv from the lock file, the program
rem   packaging\bootstrap.cmd run [WORDS]    the program; WORDS go to it: run search "hoi nghi"
rem   packaging\bootstrap.cmd test           style, types, import contracts, tests
rem
rem Ends with 2 for wrong use and 3 when the machine lacks something. Needs Python 3.11, 3.12 or 3.13 from python.org
rem (no administrator rights); nothing else is installed on the system.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%P in ('chcp') do set "codepage=%%P"
chcp 65001 >nul

for %%D in ("%~dp0..") do set "root=%%~fD"
set "here=%root%\packaging"
set "venv=%root%\.venv"
set "python=%venv%\Scripts\python.exe"
set "stamp=%venv%\ready"
set "unfinished=%venv%\unfinished"
set "log=%venv%\set-up.log"

if "%~1"=="setup" goto setup
if "%~1"=="run" goto run
if "%~1"=="test" goto test
goto usage

:setup
if not "%~2"=="" goto usage
call :set_up requirements.lock
set "ended=%errorlevel%"
goto end

:run
call :set_up requirements.lock
if errorlevel 1 goto lacking
rem Python takes its own words apart: batch cannot pass "all but the first" on unharmed.
"%python%" -P -c "import runpy, sys; sys.argv[:] = ['archive-app', *sys.argv[2:]]; runpy.run_module('archive_app', run_name='__main__')" %*
set "ended=%errorlevel%"
goto end

:test
if not "%~2"=="" goto usage
call :set_up requirements-dev.lock
if errorlevel 1 goto lacking
pushd "%root%"
set "QT_QPA_PLATFORM=offscreen"
set "ended=1"
"%python%" -m ruff check . || goto tested
"%python%" -m ruff format --check . || goto tested
"%python%" -m mypy || goto tested
"%venv%\Scripts\lint-imports.exe" || goto tested
"%python%" -m pytest -q || goto tested
set "ended=0"
:tested
popd
goto end

:usage
>&2 echo packaging\bootstrap.cmd setup ^| run [WORDS] ^| test
set "ended=2"
goto end

:lacking
set "ended=3"
goto end

rem %1: the lock file's name. An environment for testing also runs the program.
:set_up
call :is_made_from requirements-dev.lock && exit /b 0
if "%~1"=="requirements.lock" call :is_made_from requirements.lock && exit /b 0
set "base="
for %%V in (3.13 3.12 3.11) do if not defined base py -%%V -c "import venv, ensurepip" >nul 2>&1 && set "base=py -%%V"
if not defined base python -c "import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14) or sys.prefix != sys.base_prefix)" >nul 2>&1 && set "base=python"
if not defined base goto no_python
rem What was left half made, or made from another lock file, goes; an environment of somebody else's is only added to.
call :is_made_from requirements.lock
if errorlevel 1 if exist "%stamp%" rmdir /s /q "%venv%"
if exist "%unfinished%" rmdir /s /q "%venv%"
if not exist "%venv%" mkdir "%venv%"
>"%unfinished%" echo.
if not exist "%unfinished%" goto no_writing
if exist "%stamp%" rmdir /s /q "%stamp%"
>&2 echo Đang tạo môi trường Python… / Making the Python environment: "%venv%"
%base% -m venv "%venv%" >"%log%" 2>&1 || goto no_environment
>&2 echo Đang tải và cài thư viện, khoảng một phút… / Fetching and installing libraries, about a minute
"%python%" -m pip --disable-pip-version-check --no-input install --quiet --require-hashes -r "%here%\pip.lock" >>"%log%" 2>&1 || goto no_libraries
"%python%" -m pip --no-input install --quiet --require-hashes --no-deps --only-binary :all: -r "%here%\%~1" >>"%log%" 2>&1 || goto no_libraries
"%python%" -m pip --no-input install --quiet --no-index --no-deps --no-build-isolation --editable "%root%" >>"%log%" 2>&1 || goto no_environment
mkdir "%stamp%"
>"%stamp%\root" echo "%root%"
copy /y "%root%\pyproject.toml" "%stamp%\pyproject.toml" >nul
copy /y "%here%\%~1" "%stamp%\%~1" >nul
del "%unfinished%"
>&2 echo Đã cài xong. / Set up.
exit /b 0

:no_python
>&2 echo Cần Python 3.11, 3.12 hoặc 3.13, hãy cài từ python.org / Python 3.11, 3.12 or 3.13 is needed, install it from python.org
exit /b 3

:no_writing
>&2 echo Không ghi được vào thư mục chương trình / The program's folder cannot be written to: "%root%"
exit /b 3

:no_environment
>&2 echo Không tạo được môi trường Python, chi tiết ở / The Python environment could not be made, details in: "%log%"
exit /b 3

:no_libraries
>&2 echo Không tải được thư viện (mất mạng?), hãy chạy lại sau; chi tiết ở / Libraries could not be fetched (no network?), try again later; details in: "%log%"
exit /b 3

rem %1: the lock file's name. Is the environment whole, made from this file, for this place?
:is_made_from
if exist "%unfinished%" exit /b 1
if not exist "%stamp%\%~1" exit /b 1
"%python%" -c "" >nul 2>&1 || exit /b 1
fc /b "%here%\%~1" "%stamp%\%~1" >nul 2>&1 || exit /b 1
fc /b "%root%\pyproject.toml" "%stamp%\pyproject.toml" >nul 2>&1 || exit /b 1
set made_for="nothing"
set /p made_for=<"%stamp%\root"
if not %made_for%=="%root%" exit /b 1
exit /b 0

:end
chcp %codepage% >nul
exit /b %ended%
