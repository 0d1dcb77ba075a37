; 支部台账的 Windows 安装程序（Inno Setup 6）。没有在 Windows 上试过。
; 先在 Windows 上运行 python resources\install\build.py，再用 Inno Setup 编译本文件（iscc /DVersion=0.1.0 zhibu.iss）。
; 只装给当前用户，不要管理员权限；卸载不动账本、备份和附件。

#ifndef Version
  #define Version "0.1.0"
#endif
#define Program "zhibu-taizhang"

[Setup]
AppId={{6B0E7E0C-5E0B-4C57-9C3B-5A7D1B6F2A41}
AppName=支部台账
AppVersion={#Version}
AppPublisher=支部台账
DefaultDirName={localappdata}\Programs\{#Program}
DefaultGroupName=支部台账
DisableProgramGroupPage=yes
DisableWelcomePage=no
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=支部台账-{#Version}-安装
SetupIconFile=..\..\build\icons\zhibu.ico
UninstallDisplayIcon={app}\{#Program}.exe
UninstallDisplayName=支部台账
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes

[Files]
Source: "..\..\dist\{#Program}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; 新版本不要的文件不留下；账本不在这里
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{userprograms}\支部台账"; Filename: "{app}\{#Program}.exe"
Name: "{userdesktop}\支部台账"; Filename: "{app}\{#Program}.exe"; Tasks: desktop

[Tasks]
Name: desktop; Description: "在桌面上放一个图标"; Flags: checkedonce
Name: open; Description: "双击账本（.zbtz）和移交文件（.zbyj）时用支部台账打开"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.zbtz"; ValueType: string; ValueData: "zhibu.ledger"; Flags: uninsdeletevalue; Tasks: open
Root: HKCU; Subkey: "Software\Classes\.zbyj"; ValueType: string; ValueData: "zhibu.handover"; Flags: uninsdeletevalue; Tasks: open
Root: HKCU; Subkey: "Software\Classes\zhibu.ledger"; ValueType: string; ValueData: "支部台账账本"; Flags: uninsdeletekey; Tasks: open
Root: HKCU; Subkey: "Software\Classes\zhibu.handover"; ValueType: string; ValueData: "支部台账移交文件"; Flags: uninsdeletekey; Tasks: open
Root: HKCU; Subkey: "Software\Classes\zhibu.ledger\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}.exe"" ""%1"""; Tasks: open
Root: HKCU; Subkey: "Software\Classes\zhibu.handover\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}.exe"" ""%1"""; Tasks: open

[Run]
Filename: "{app}\{#Program}.exe"; Description: "打开支部台账"; Flags: nowait postinstall skipifsilent

[Messages]
; 自带的文字是英文；用得到的都译在这里，不必另装中文语言文件
SetupAppTitle=安装
SetupWindowTitle=安装 - %1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载 %1
ConfirmUninstall=确定要卸载 %1 吗？账本、备份和附件都不会删除。
UninstalledAll=%1 已卸载。账本、备份和附件没有动。
ExitSetupTitle=退出安装
ExitSetupMessage=安装还没有完成，现在退出就没有装上。%n%n要退出吗？
ButtonBack=< 上一步(&B)
ButtonNext=下一步(&N) >
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonNo=否(&N)
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)…
ButtonWizardBrowse=浏览(&R)…
ButtonNewFolder=新建文件夹(&M)
ClickNext=点“下一步”继续，点“取消”退出。
BeveledLabel=
WelcomeLabel1=欢迎安装[name]
WelcomeLabel2=将在这台电脑上安装 [name/ver]，只装给现在登录的用户，不需要管理员。%n%n如果正在使用旧版本，请先关闭它。
WizardLicense=许可
LicenseLabel=请先看一看下面的许可。
LicenseLabel3=这是本程序的许可。同意才能继续安装。
LicenseAccepted=同意(&A)
LicenseNotAccepted=不同意(&D)
WizardSelectDir=装在哪里
SelectDirDesc=[name]装在哪个文件夹？
SelectDirLabel3=将装在下面的文件夹。账本不放在这里。
SelectDirBrowseLabel=要换一个文件夹，请点“浏览”。
DiskSpaceMBLabel=至少需要 [mb] MB 空间。
WizardSelectTasks=还要做什么
SelectTasksDesc=选择安装时一并做的事。
SelectTasksLabel2=勾选要做的，再点“下一步”。
WizardReady=可以安装了
ReadyLabel1=将开始安装[name]。
ReadyLabel2a=点“安装”开始；要改前面的选择，点“上一步”。
ReadyLabel2b=点“安装”开始。
ReadyMemoDir=装在：
ReadyMemoTasks=一并做的事：
WizardInstalling=正在安装
InstallingLabel=正在安装[name]，请稍候。
FinishedHeadingLabel=[name]已经装好
FinishedLabel=点桌面或开始菜单里的“支部台账”打开。
FinishedLabelNoIcons=[name]已经装好。
ClickFinish=点“完成”结束。
DirExists=文件夹%n%n%1%n%n已经有了。还装在这里吗？
DirExistsTitle=文件夹已存在
InvalidPath=请写完整的文件夹，带盘符，如：%n%nD:\程序
DiskSpaceWarningTitle=空间不够
DiskSpaceWarning=至少需要 %1 KB，这个盘只剩 %2 KB。还继续吗？
ApplicationsFound=下面的程序正在使用要更新的文件，请先关闭它们。
ErrorTitle=出错
SetupAborted=没有装成。%n%n请处理后再安装一次。
StatusExtractFiles=正在复制文件…
StatusCreateIcons=正在放图标…
StatusCreateRegistryEntries=正在登记文件类型…
StatusUninstalling=正在卸载 %1…
